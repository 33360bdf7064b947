package io.masif.agent.facts;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the last answer of needrestart. Blocks. */
final class NeedrestartCache {
    private static final Logger LOG = LoggerFactory.getLogger(NeedrestartCache.class);

    private final Path file;

    NeedrestartCache(Path file) {
        this.file = file;
    }

    /**
     * An answer.
     *
     * @param state of the host when it was asked: while that is the same, the answer is not expected to change
     * @param hasRestartable whether it was asked as well which services it would restart itself
     */
    record Answer(Instant time, String state, boolean hasRestartable, NeedrestartResult result) {}

    Answer save(Answer answer) {
        JsonObject json = new JsonObject()
                .put("when", answer.time().toString())
                .put("stamp", answer.state())
                .put("services", new JsonArray(answer.result().all()));
        if (answer.result().newerKernel() != null) {
            json.put("kernel", answer.result().newerKernel());
        }
        if (answer.hasRestartable()) {
            json.put("restartable", new JsonArray(answer.result().restartable()));
        }
        try {
            Files.writeString(file, json.encode());
        } catch (IOException e) {
            LOG.debug("the answer is not remembered file={}", file, e);
        }
        return answer;
    }

    /**
     * Null if there is no file, or if it is not valid.
     *
     * @param needsRestartable whether an answer without the restartable services counts as none
     */
    Answer load(boolean needsRestartable) {
        try {
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            JsonArray restartable = json.getJsonArray("restartable");
            return restartable == null && needsRestartable
                    ? null
                    : new Answer(
                            Instant.parse(json.getString("when")),
                            json.getString("stamp"),
                            restartable != null,
                            new NeedrestartResult(
                                    toTexts(json.getJsonArray("services")),
                                    restartable == null ? List.of() : toTexts(restartable),
                                    json.getString("kernel")));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static List<String> toTexts(JsonArray array) {
        return array.stream().map(Object::toString).toList();
    }
}
