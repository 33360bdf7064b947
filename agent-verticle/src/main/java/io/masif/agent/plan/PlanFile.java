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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last plan of a successful simulation on disk: an agent whose apt fails when it starts reports that plan, and
 * not an empty one. Blocks.
 */
public final class PlanFile {
    private static final Logger LOG = LoggerFactory.getLogger(PlanFile.class);
    private static final int MAX_REASON_LENGTH = 300;
    private static final String ACTIONS = "actions";
    private static final String HAS_SOURCES = "hasSources";

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

    private record Content(Plan plan, boolean hasSources) {
        static final Content NONE = new Content(Plan.EMPTY, false);

        static Content parse(JsonMembers members) {
            return new Content(
                    Plan.ofPlanned(members.getList(ACTIONS, ActionJson::readPlanned)), members.getBoolean(HAS_SOURCES));
        }
    }

    /** Empty if there is no file, or if it cannot be read. */
    Plan read() {
        return readContent().plan();
    }

    /** The source packages of all actions, also where they have the package's own name; empty if one was not found out. */
    Map<Action, String> readSources() {
        Content content = readContent();
        return content.hasSources()
                ? content.plan().actions().stream()
                        .collect(Collectors.toMap(action -> action, content.plan()::sourceName))
                : Map.of();
    }

    private Content readContent() {
        try {
            return file.isPresent() && Files.exists(file.get())
                    ? Content.parse(JsonMembers.ofBody(Buffer.buffer(Files.readAllBytes(file.get()))))
                    : Content.NONE;
        } catch (IOException | RuntimeException e) {
            failures.failed(Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
            return Content.NONE;
        }
    }

    /** @param hasSources whether the source packages of all its actions were found out */
    void write(Plan plan, boolean hasSources) {
        if (file.isEmpty()) {
            return;
        }
        try {
            DurableFile.write(
                    file.get(),
                    new JsonObject()
                            .put(ACTIONS, ActionJson.write(plan))
                            .put(HAS_SOURCES, hasSources)
                            .encode());
            failures.succeeded();
        } catch (IOException e) {
            HostFailure.log(failures, e);
        }
    }
}
