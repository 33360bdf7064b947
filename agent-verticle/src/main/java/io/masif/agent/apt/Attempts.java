package io.masif.agent.apt;

import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers across restarts which actions did not go well, so that they are not tried again and again: not before the
 * plan or what is approved of it has changed, or the time to retry is over. Blocks: not to be used on an event loop.
 */
final class Attempts {
    private static final Duration AFTER_SKIPPING = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Path file;
    private final Duration retry;
    private final Map<String, Instant> again = new HashMap<>();
    private String circumstances;

    Attempts(Path file, Duration retry) {
        this.file = file;
        this.retry = retry;
        if (Files.exists(file)) {
            read();
        }
    }

    /** A file that cannot be read, or is none of ours, only costs one more try. */
    private void read() {
        try {
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            json.getJsonObject("again")
                    .forEach(entry -> again.put(
                            Digest.parse(entry.getKey()).toString(), Instant.parse((String) entry.getValue())));
            circumstances = json.getString("circumstances");
        } catch (IOException | RuntimeException e) {
            LOG.warn("what failed before is forgotten: unreadable file={}", file, e);
            again.clear();
        }
    }

    /** Notes how a run ended; the circumstances are those that are met next. */
    void ended(Run run) throws IOException {
        for (Run.Outcome outcome : run.outcomes()) {
            String digest = outcome.action().digest().toString();
            if (outcome.result() == Result.FAILED) {
                again.put(digest, retry.isZero() ? Instant.MAX : run.ended().plus(retry));
            } else if (outcome.result() == Result.SKIPPED) {
                again.put(digest, run.ended().plus(AFTER_SKIPPING));
            } else {
                again.remove(digest);
            }
        }
        circumstances = null;
        save();
    }

    /** Those of an order that are not to be tried now. */
    Set<Digest> resting(Order order) throws IOException {
        if (again.isEmpty()) {
            return Set.of();
        }
        String now = order.plan().digest() + " "
                + new TreeSet<>(order.approved()).stream().map(Digest::toString).collect(Collectors.joining(" "));
        if (circumstances == null) {
            circumstances = now;
            save();
        } else if (!circumstances.equals(now)) {
            again.clear();
            circumstances = null;
            save();
        }
        Instant moment = Instant.now();
        Duration longest = retry.compareTo(AFTER_SKIPPING) > 0 ? retry : AFTER_SKIPPING;
        return again.entrySet().stream()
                .filter(entry -> moment.isBefore(entry.getValue()))
                // what is further away was noted by a clock that has been set back meanwhile
                .filter(entry -> entry.getValue().equals(Instant.MAX)
                        || !entry.getValue().isAfter(moment.plus(longest)))
                .map(entry -> Digest.parse(entry.getKey()))
                .collect(Collectors.toSet());
    }

    private void save() throws IOException {
        JsonObject moments = new JsonObject();
        again.forEach((digest, moment) -> moments.put(digest, moment.toString()));
        JsonObject json = new JsonObject().put("again", moments);
        if (circumstances != null) {
            json.put("circumstances", circumstances);
        }
        DurableFile.write(file, json.encodePrettily());
    }
}
