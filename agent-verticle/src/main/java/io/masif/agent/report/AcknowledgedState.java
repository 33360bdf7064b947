package io.masif.agent.report;

import io.masif.agent.message.AgentReport;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Digest;
import io.masif.wire.EncodedFacts;
import io.masif.wire.FactsJson;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of the host's state that a master has acknowledged: a report leaves it out. Plan and facts are kept on disk.
 * Belongs to one event loop.
 */
final class AcknowledgedState {
    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedState.class);

    private final Vertx vertx;
    private final AcknowledgedFile file;
    private final AcknowledgedRuns runs = new AcknowledgedRuns();
    private final FailureLog failures = new FailureLog(
            LOG, "what the master knows cannot be kept on disk", "what the master knows is kept on disk again");
    private AcknowledgedPlan plan;
    private JsonObject facts;
    private JsonObject saved = new JsonObject();

    AcknowledgedState(Vertx vertx, Path stateFolder) {
        this.vertx = vertx;
        file = new AcknowledgedFile(stateFolder);
    }

    /** Reads the file that an earlier process has left. */
    Future<?> load() {
        return vertx.executeBlocking(file::read).onSuccess(loaded -> {
            saved = loaded;
            plan = loaded.isEmpty() ? null : readPlan(loaded);
            facts = loaded.getJsonObject(AcknowledgedFile.FACTS);
        });
    }

    private static AcknowledgedPlan readPlan(JsonObject file) {
        String sources = file.getString(AcknowledgedFile.SOURCES);
        return new AcknowledgedPlan(
                Digest.parse(file.getString(AcknowledgedFile.DIGEST)), sources == null ? null : Digest.parse(sources));
    }

    /** The facts of a report as they are sent: shortened, and without a small change of the free space. */
    JsonObject toFacts(AgentReport report) {
        return AcknowledgedFacts.ignoreSmallChange(TruncatedFacts.truncate(FactsJson.write(report.facts())), facts);
    }

    /**
     * A report without what is acknowledged.
     *
     * @param currentFacts of {@link #toFacts}
     * @param includeProgress whether the progress of acknowledged runs is included
     */
    Report createReport(AgentReport report, JsonObject currentFacts, boolean includeProgress) {
        return new Report(
                report.plan().digest(),
                AcknowledgedPlan.of(report.plan()).equals(plan) ? Optional.empty() : Optional.of(report.plan()),
                Objects.equals(currentFacts, facts) ? null : EncodedFacts.of(currentFacts),
                runs.findUnacknowledged(report.runs(), includeProgress));
    }

    /** A report with everything, for a master that has no state of this host, whatever another one has acknowledged. */
    Report createFullReport(AgentReport report, JsonObject currentFacts) {
        runs.clear();
        return new Report(
                report.plan().digest(),
                Optional.of(report.plan()),
                EncodedFacts.of(currentFacts),
                runs.findUnacknowledged(report.runs(), true));
    }

    /** A master has acknowledged the report with these facts. */
    void acknowledge(AgentReport report, JsonObject sentFacts, boolean includeProgress) {
        plan = AcknowledgedPlan.of(report.plan());
        facts = sentFacts;
        runs.acknowledge(report.runs(), includeProgress);
    }

    /** Writes the file if something is new. Does not fail: what could not be written is written after the next report. */
    Future<?> save() {
        JsonObject content = plan == null
                ? new JsonObject()
                : new JsonObject()
                        .put(AcknowledgedFile.DIGEST, plan.digest().toString())
                        .put(AcknowledgedFile.SOURCES, Objects.toString(plan.sources(), null))
                        .put(AcknowledgedFile.FACTS, facts);
        if (content.equals(saved)) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> {
                    file.write(content);
                    return content;
                })
                .onSuccess(written -> {
                    saved = written;
                    failures.succeeded();
                })
                .otherwise(e -> {
                    failures.failed(e.toString());
                    return saved;
                });
    }
}
