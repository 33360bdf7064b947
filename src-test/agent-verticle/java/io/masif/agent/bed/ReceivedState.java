package io.masif.agent.bed;

import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.vertx.core.buffer.Buffer;

/** The last reported state of the host; a report changes both at once. */
record ReceivedState(Plan plan, Facts facts) {
    ReceivedState with(Report report) {
        return new ReceivedState(
                report.plan().orElse(plan),
                report.facts() == null
                        ? facts
                        : FactsJson.read(
                                JsonMembers.ofBody(Buffer.buffer(report.facts().json()))));
    }
}
