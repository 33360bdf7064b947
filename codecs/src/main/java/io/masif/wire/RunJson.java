package io.masif.wire;

import io.masif.domain.Progress;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.text.Quote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON of a run: each of its actions has the members of an action, its result, and perhaps a message. */
public final class RunJson {
    /** Of a run's output. Agents send the last 64 KiB; each byte that is no text becomes three. */
    private static final int MAX_LOG_BYTES = 256 * 1024;

    private RunJson() {}

    /** {@code {"id", "started", "ended", "actions", "progress", "log"}}; {@code ended} is omitted while it runs. */
    public static JsonObject write(Run run) {
        JsonObject json = new JsonObject()
                .put("id", run.id())
                .put("started", run.started().toString());
        if (run.ended() != null) {
            json.put("ended", run.ended().toString());
        }
        JsonArray actions = new JsonArray();
        run.outcomes().forEach(outcome -> actions.add(write(outcome)));
        if (run.progress() != null) {
            json.put("progress", write(run.progress()));
        }
        return json.put("actions", actions).put("log", run.log());
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static Run read(JsonMembers members) {
        List<Run.Outcome> outcomes = members.getList("actions", RunJson::readOutcome);
        JsonMembers progress = members.getMembers("progress");
        String log = members.getText("log");
        return members.build(m -> new Run(
                m.getRequiredText("id"),
                m.getInstant("started"),
                m.getInstant("ended"),
                outcomes == null ? List.of() : outcomes,
                progress == null ? null : progress.build(RunJson::readProgress),
                requireShortLog(log == null ? "" : log)));
    }

    private static String requireShortLog(String log) {
        int bytes = log.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_LOG_BYTES) {
            throw new IllegalArgumentException(
                    "log has " + bytes + " bytes; at most " + MAX_LOG_BYTES + " are allowed: send its end");
        }
        return log;
    }

    /** {@code {"percent", "step"}}. */
    public static JsonObject write(Progress progress) {
        return new JsonObject().put("percent", progress.percent()).put("step", progress.step());
    }

    private static Progress readProgress(JsonMembers members) {
        return new Progress(members.getRequiredInteger("percent"), members.getRequiredText("step"));
    }

    private static JsonObject write(Run.Outcome outcome) {
        JsonObject json = ActionJson.write(outcome.action())
                .put("result", outcome.result().word());
        if (outcome.message() != null) {
            json.put("message", outcome.message());
        }
        return json;
    }

    private static Run.Outcome readOutcome(JsonMembers members) {
        return new Run.Outcome(ActionJson.read(members), readResult(members), members.getText("message"));
    }

    private static Result readResult(JsonMembers members) {
        String word = members.getRequiredText("result");
        return Result.of(word)
                .orElseThrow(() -> members.createFailure("result", "one of " + Result.words(), Quote.of(word)));
    }
}
