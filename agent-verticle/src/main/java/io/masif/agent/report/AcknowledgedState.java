package io.masif.agent.report;

import io.masif.domain.Digest;
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
 * What the master knows of this host, kept on disk, so that the first report of a process is as short as the others. A
 * master that does not know it after all says so, and is told everything; so nothing depends on this file.
 *
 * @param digest of the plan that was last acknowledged, as on the wire; empty if none was
 * @param facts those that were last acknowledged; null if none were
 */
public record AcknowledgedState(String digest, JsonObject facts) {
    private static final String FILE = "known.json";
    private static final AcknowledgedState EMPTY = new AcknowledgedState("", null);

    /** As the folder has it; nothing if it has none that can be read, or one older than a day: masters forget, too. */
    public static AcknowledgedState read(Path state) {
        try {
            Path file = state.resolve(FILE);
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(Duration.ofDays(1)))) {
                return EMPTY;
            }
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            String digest = json.getString("digest", "");
            return digest.isEmpty()
                    ? EMPTY
                    : new AcknowledgedState(Digest.parse(digest).toString(), json.getJsonObject("facts"));
        } catch (IOException | RuntimeException e) {
            return EMPTY;
        }
    }

    /** The actions that the master was told as blocked. */
    public List<BlockedAction> blockedActions() {
        try {
            return facts == null
                    ? List.of()
                    : FactsJson.read(JsonMembers.of(facts)).blocked();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    void write(Path state) throws IOException {
        Path temporary = state.resolve(FILE + ".next");
        Files.writeString(
                temporary,
                new JsonObject().put("digest", digest).put("facts", facts).encode());
        Files.move(temporary, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
