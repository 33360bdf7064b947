package io.masif.agent.local;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.apt.Considered;
import io.masif.agent.apt.Looked;
import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.RunList;
import io.masif.agent.report.ReportState;
import io.masif.boot.Version;
import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.Run;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** {@code GET /v1/status}: what the agent does now, and how it fares. What is not known is left out. */
final class StatusJson {
    private final AgentConfiguration configuration;
    private final String host;

    StatusJson(AgentConfiguration configuration, String host) {
        this.configuration = configuration;
        this.host = host;
    }

    /**
     * {@code {"version", "host", "state", "condition", "plan", "retry", "check", "report", "master", "lastError", "run"}}; the
     * state is one of starting, looking, executing and waiting.
     */
    JsonObject write(Observed observed, RunList runs) {
        Optional<Run> run =
                runs.runs().stream().filter(each -> each.ended() == null).findFirst();
        JsonObject json = new JsonObject()
                .put("version", Version.current())
                .put("host", host)
                .put("state", state(observed, run.isPresent()));
        observed.outlook()
                .ifPresent(outlook -> json.put("condition", condition(outlook)).put("plan", plan(outlook, observed)));
        Considered considered = observed.considered();
        if (considered.retry() != null) {
            json.put(
                    "retry",
                    new JsonObject().put("next", considered.retry().toString()).put("cause", considered.cause()));
        }
        json.put("check", check(observed))
                .put("report", report(observed.report()))
                .put("master", master(observed));
        observed.trouble()
                .ifPresent(trouble -> json.put(
                        "lastError",
                        new JsonObject().put("time", trouble.when().toString()).put("sentence", trouble.sentence())));
        run.ifPresent(each -> json.put("run", run(each)));
        return json;
    }

    private static String state(Observed observed, boolean running) {
        if (running) {
            return "executing";
        }
        if (observed.looking().isPresent()) {
            return observed.outlook().isPresent() ? "looking" : "starting";
        }
        return observed.outlook().isPresent() ? "waiting" : "starting";
    }

    private static JsonObject condition(Outlook outlook) {
        Condition condition = outlook.facts().condition();
        JsonObject json = new JsonObject().put("state", condition.state().word());
        return condition.good() ? json : json.put("problem", condition.problem());
    }

    private static JsonObject plan(Outlook outlook, Observed observed) {
        return new JsonObject()
                .put("digest", outlook.plan().digest().toString())
                .put("actions", outlook.plan().actions().size())
                .put(
                        "security",
                        outlook.plan().actions().stream()
                                .filter(Action::security)
                                .count())
                .put("approved", observed.considered().approved())
                .put("blocked", observed.considered().blocked());
    }

    private JsonObject check(Observed observed) {
        JsonObject json = new JsonObject();
        observed.look().map(Looked::ended).ifPresent(last -> json.put("last", last.toString())
                .put("next", last.plus(configuration.check()).toString()));
        return json;
    }

    private static JsonObject report(Optional<ReportState> state) {
        JsonObject json = new JsonObject();
        state.ifPresent(known -> {
            putIfKnown(json, "last", known.lastAnswer());
            putIfKnown(json, "next", known.nextReport());
        });
        return json;
    }

    private JsonObject master(Observed observed) {
        JsonObject json = new JsonObject()
                .put("address", configuration.master().toString())
                .put("name", configuration.masterCn());
        observed.report().ifPresent(known -> {
            json.put("reached", known.reached());
            if (!known.reached()) {
                json.put("trouble", known.trouble());
            }
            putIfKnown(json, "since", known.since());
        });
        return json;
    }

    private static JsonObject run(Run run) {
        JsonObject json = new JsonObject()
                .put("id", run.id())
                .put("started", run.started().toString())
                .put("actions", run.outcomes().size());
        return run.progress() == null ? json : json.put("progress", RunJson.write(run.progress()));
    }

    private static void putIfKnown(JsonObject json, String key, Instant value) {
        if (value != null) {
            json.put(key, value.toString());
        }
    }
}
