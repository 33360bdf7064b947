package io.masif.agent.plan;

import io.masif.agent.process.DurableFile;
import io.masif.agent.process.HostFailure;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.text.Quote;
import io.masif.wire.ActionJson;
import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last plan of a successful simulation on disk: an agent whose apt fails when it starts reports that plan, and
 * not an empty one. Blocks.
 */
public final class PlanFile {
    private static final Logger LOG = LoggerFactory.getLogger(PlanFile.class);
    private static final int MAX_REASON_LENGTH = 300;

    private final Optional<Path> file;
    private final FailureLog failures =
            new FailureLog(LOG, "the plan cannot be kept on disk, or read from it", "the plan is kept on disk again");

    private PlanFile(Optional<Path> file) {
        this.file = file;
    }

    public static PlanFile at(Path file) {
        return new PlanFile(Optional.of(file));
    }

    /** Neither reads nor writes a file. */
    public static PlanFile none() {
        return new PlanFile(Optional.empty());
    }

    /** Empty if there is no file, or if it cannot be read. */
    Plan read() {
        try {
            return file.isPresent() && Files.exists(file.get())
                    ? Plan.of(parseActions(Buffer.buffer(Files.readAllBytes(file.get()))))
                    : Plan.EMPTY;
        } catch (IOException | RuntimeException e) {
            failures.failed(Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
            return Plan.EMPTY;
        }
    }

    private static List<Action> parseActions(Buffer text) {
        return JsonMembers.ofBody(text).getList("actions", ActionJson::read);
    }

    void write(Plan plan) {
        if (file.isEmpty()) {
            return;
        }
        try {
            DurableFile.write(
                    file.get(),
                    new JsonObject()
                            .put("actions", ActionJson.write(plan.actions()))
                            .encode());
            failures.succeeded();
        } catch (IOException e) {
            HostFailure.log(failures, e);
        }
    }
}
