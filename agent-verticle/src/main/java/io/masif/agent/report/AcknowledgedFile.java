package io.masif.agent.report;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.domain.host.BlockedAction;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The file with the {@link AcknowledgedPlan} and the facts that a master acknowledged last:
 * {@code {"digest", "sources", "facts"}}. It makes the first report of a process as short as the others. A master that does
 * not have them answers 409 and gets everything; so nothing depends on this file. Its methods block.
 */
public final class AcknowledgedFile {
    static final String DIGEST = "digest";
    static final String SOURCES = "sources";
    static final String FACTS = "facts";

    private static final String NAME = "known.json";
    // masters forget, too
    private static final Duration MAX_AGE = Duration.ofDays(1);

    private final Path file;

    public AcknowledgedFile(Path stateFolder) {
        file = stateFolder.resolve(NAME);
    }

    /** The blocked actions that a master has acknowledged together with this plan. */
    public List<BlockedAction> readBlocked(Plan plan) {
        JsonObject json = read();
        JsonObject facts = json.getJsonObject(FACTS);
        if (facts == null || !plan.digest().toString().equals(json.getString(DIGEST))) {
            return List.of();
        }
        try {
            return FactsJson.read(JsonMembers.of(facts)).blocked();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /** The file's content; empty if there is none that can be read, or if it is older than a day. */
    JsonObject read() {
        try {
            Instant oldest = Instant.now().minus(MAX_AGE);
            if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                return new JsonObject();
            }
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            String digest = Digest.parse(json.getString(DIGEST)).toString();
            String sources = json.getString(SOURCES);
            return new JsonObject()
                    .put(DIGEST, digest)
                    .put(SOURCES, sources == null ? null : Digest.parse(sources).toString())
                    .put(FACTS, json.getJsonObject(FACTS));
        } catch (IOException | RuntimeException e) {
            return new JsonObject();
        }
    }

    void write(JsonObject content) throws IOException {
        Path temporary = file.resolveSibling(NAME + ".next");
        Files.writeString(temporary, content.encode());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
