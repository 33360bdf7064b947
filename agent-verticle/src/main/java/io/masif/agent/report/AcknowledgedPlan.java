package io.masif.agent.report;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import java.util.stream.Collectors;

/**
 * What identifies a plan that a master has acknowledged. The plan's digest does not cover the source packages of its actions:
 * when they become known, for example after an upgrade of the agent, the plan is sent once more.
 *
 * @param sources the digest of the source packages; null if an earlier agent sent the plan without
 */
record AcknowledgedPlan(Digest digest, Digest sources) {
    static AcknowledgedPlan of(Plan plan) {
        return new AcknowledgedPlan(
                plan.digest(),
                Digest.ofText(plan.planned().stream()
                        .filter(each -> each.source() != null)
                        .map(each -> each.action().digest().hex() + " " + each.source())
                        .collect(Collectors.joining("\n"))));
    }
}
