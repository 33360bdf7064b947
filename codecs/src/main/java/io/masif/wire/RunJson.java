package io.masif.wire;

import io.masif.domain.Progress;
import io.masif.domain.Quote;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A run on the wire: each of its actions has the members of an action, its result, and perhaps a message. */
public final class RunJson {
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
                log == null ? "" : log));
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
