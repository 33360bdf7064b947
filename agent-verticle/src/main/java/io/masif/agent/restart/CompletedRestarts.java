package io.masif.agent.restart;

import io.masif.agent.process.DurableFile;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.text.Quote;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk for which need a restart is done: one that does not end its need is not proposed again, since an approval
 * that stays in force would repeat it without end. Blocks.
 */
public final class CompletedRestarts {
    private static final Logger LOG = LoggerFactory.getLogger(CompletedRestarts.class);
    private static final int MAX_REASON_LENGTH = 300;

    private final Path file;

    public CompletedRestarts(Path file) {
        this.file = file;
    }

    /** Whether the restart was done for this need. */
    boolean contains(Action action, String need) {
        return read().getValue(action.packageName()) instanceof String done
                && (action.kind() == Kind.REBOOT
                        ? RebootNeed.parse(done).includes(RebootNeed.parse(need))
                        : done.equals(need));
    }

    /** Adds a restart that is done, and forgets those of services for earlier needs. */
    void add(Action action, String need) throws IOException {
        JsonObject all = read();
        if (action.kind() == Kind.RESTART) {
            all.getMap()
                    .entrySet()
                    .removeIf(each ->
                            !each.getKey().equals(Action.REBOOT_NAME) && !need.equals(String.valueOf(each.getValue())));
        }
        String done = action.kind() == Kind.REBOOT && all.getValue(action.packageName()) instanceof String earlier
                ? RebootNeed.parse(need).withMissing(RebootNeed.parse(earlier)).format()
                : need;
        all.put(action.packageName(), done);
        DurableFile.write(file, all.encode());
    }

    private JsonObject read() {
        try {
            return Files.exists(file) ? Buffer.buffer(Files.readAllBytes(file)).toJsonObject() : new JsonObject();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "the file of completed restarts cannot be read and is replaced file={} reason={}",
                    file,
                    Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
            return new JsonObject();
        }
    }
}
