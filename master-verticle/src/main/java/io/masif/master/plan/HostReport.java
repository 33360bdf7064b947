package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import java.util.List;
import java.util.Optional;

/**
 * What a host told, by either version of the protocol. It is answered with a {@link io.masif.master.store.StoredPlan}
 * when what it changed is committed.
 *
 * @param sender who told it
 * @param protocol the version that it speaks
 * @param digest of its plan
 * @param plan the plan; empty if only the digest was sent
 * @param facts the JSON as it came; null if they are as they were
 * @param factsDigest of that JSON; null if there is none
 * @param runs perhaps told before
 */
public record HostReport(
        Sender sender,
        int protocol,
        Digest digest,
        Optional<Plan> plan,
        String facts,
        Digest factsDigest,
        List<Run> runs) {
    /** Where reports are sent. */
    public static final String ADDRESS = "master.plan.report";

    private static final int ACTION_WEIGHT = 400;

    public HostReport {
        runs = List.copyOf(runs);
    }

    /** A report whose facts' digest is still to be computed. */
    public static HostReport of(
            Sender sender, int protocol, Digest digest, Optional<Plan> plan, String facts, List<Run> runs) {
        return new HostReport(sender, protocol, digest, plan, facts, facts == null ? null : Digest.ofText(facts), runs);
    }

    /** The name in its certificate. */
    public String host() {
        return sender.host();
    }

    /** About how many bytes it makes a statement longer. */
    int weight() {
        int weight = facts == null ? 0 : facts.length();
        weight += plan.map(sent -> sent.actions().size()).orElse(0) * ACTION_WEIGHT;
        for (Run run : runs) {
            weight += run.log().length() + run.outcomes().size() * ACTION_WEIGHT;
        }
        return weight;
    }
}
