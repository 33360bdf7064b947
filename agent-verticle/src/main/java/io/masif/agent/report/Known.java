package io.masif.agent.report;

import io.masif.domain.Blocked;
import io.masif.domain.Digest;
import io.masif.wire.FactsJson;
import io.masif.wire.Members;
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
 * What the master knows of this host, kept on disk, so that the first report of a process is as short as the others. A
 * master that does not know it after all says so, and is told everything; so nothing depends on this file.
 *
 * @param digest of the plan that was last acknowledged, as on the wire; empty if none was
 * @param facts those that were last acknowledged; null if none were
 */
public record Known(String digest, JsonObject facts) {
    private static final String FILE = "known.json";
    private static final Known NOTHING = new Known("", null);

    /** As the folder has it; nothing if it has none that can be read, or one older than a day: masters forget, too. */
    public static Known in(Path state) {
        try {
            Path file = state.resolve(FILE);
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(Duration.ofDays(1)))) {
                return NOTHING;
            }
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            String digest = json.getString("digest", "");
            return digest.isEmpty() ? NOTHING : new Known(Digest.parse(digest).toString(), json.getJsonObject("facts"));
        } catch (IOException | RuntimeException e) {
            return NOTHING;
        }
    }

    /** The actions that the master was told as blocked. */
    public List<Blocked> blocked() {
        try {
            return facts == null ? List.of() : FactsJson.read(Members.of(facts)).blocked();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    void keep(Path state) throws IOException {
        Path next = state.resolve(FILE + ".next");
        Files.writeString(
                next, new JsonObject().put("digest", digest).put("facts", facts).encode());
        Files.move(next, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
