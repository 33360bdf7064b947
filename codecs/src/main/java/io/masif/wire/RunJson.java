package io.masif.wire;

import io.masif.domain.Progress;
import io.masif.domain.Quote;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A run on the wire: each of its actions has the members of an action, its result, and perhaps a message. */
public final class RunJson {
    /** Bytes of what a run printed. Agents send the last 64 KiB, of which bytes that are no text become three each. */
    private static final int MOST_LOG = 256 * 1024;

    private RunJson() {}

    /** {@code {"id", "started", "ended", "actions", "progress", "log"}}; {@code ended} is left out while the run goes on. */
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
    public static Run read(Members members) {
        List<Run.Outcome> outcomes = members.list("actions", RunJson::outcome);
        Members progress = members.members("progress");
        String log = members.text("log");
        return members.build(m -> new Run(
                m.requiredText("id"),
                m.moment("started"),
                m.moment("ended"),
                outcomes == null ? List.of() : outcomes,
                progress == null ? null : progress.build(RunJson::progress),
                checked(log == null ? "" : log)));
    }

    private static String checked(String log) {
        int bytes = log.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_LOG) {
            throw new IllegalArgumentException(
                    "log has " + bytes + " bytes; at most " + MOST_LOG + " are allowed: send its end");
        }
        return log;
    }

    /** {@code {"percent", "step"}}. */
    public static JsonObject write(Progress progress) {
        return new JsonObject().put("percent", progress.percent()).put("step", progress.step());
    }

    private static Progress progress(Members members) {
        return new Progress(members.requiredInteger("percent"), members.requiredText("step"));
    }

    private static JsonObject write(Run.Outcome outcome) {
        JsonObject json = ActionJson.write(outcome.action())
                .put("result", outcome.result().word());
        if (outcome.message() != null) {
            json.put("message", outcome.message());
        }
        return json;
    }

    private static Run.Outcome outcome(Members members) {
        return new Run.Outcome(ActionJson.read(members), result(members), members.text("message"));
    }

    private static Result result(Members members) {
        String word = members.requiredText("result");
        return Result.of(word).orElseThrow(() -> members.wrong("result", "one of " + Result.words(), Quote.of(word)));
    }
}
