package io.masif.ui.view.packages;

import io.masif.ui.view.approval.AuthoredDecision;
import java.util.List;

/**
 * What the fleet reports about a package.
 *
 * @param plannedHosts how many hosts plan something with it
 * @param versions its actions, each once whatever the versions before
 * @param replaced the versions that hosts have now and would replace or remove
 * @param declines the declines and deferrals in force that name it, the latest first
 * @param decisions the latest approvals that name it, the latest first
 * @param decisionCount how many approvals name it
 */
public record PackageDetail(
        String name,
        int plannedHosts,
        List<PackageVersion> versions,
        List<ReplacedVersion> replaced,
        List<AuthoredDecision> declines,
        List<AuthoredDecision> decisions,
        int decisionCount) {
    /** The most decisions of a kind that are shown. */
    public static final int MAX_DECISIONS = 50;

    public PackageDetail {
        versions = List.copyOf(versions);
        replaced = List.copyOf(replaced);
        declines = List.copyOf(declines);
        decisions = List.copyOf(decisions);
    }

    /**
     * A version that hosts have now.
     *
     * @param hosts how many
     */
    public record ReplacedVersion(String version, int hosts) {}
}
