package io.masif.agent.local;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.PausedAction;
import io.masif.agent.message.ReportState;
import io.masif.agent.message.RunList;
import io.masif.agent.message.SimulationFinished;
import io.masif.boot.Version;
import io.masif.domain.Action;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import io.masif.wire.ActionJson;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answer of {@code GET /v1/status}: what the agent does now, and whether it can. Unknown members are left out. */
final class StatusJson {
    private final AgentConfiguration configuration;
    private final String host;

    StatusJson(AgentConfiguration configuration, String host) {
        this.configuration = configuration;
        this.host = host;
    }

    /**
     * {@code {"version", "host", "state", "condition", "plan", "retry", "paused", "check", "report", "master", "lastError",
     * "run"}}; the state is one of starting, looking, executing and waiting.
     */
    JsonObject write(AgentObservations observations, RunList runs) {
        Optional<Run> run =
                runs.runs().stream().filter(each -> each.ended() == null).findFirst();
        JsonObject json = new JsonObject()
                .put("version", Version.current())
                .put("host", host)
                .put("state", findState(observations, run.isPresent()));
        observations.inspection().ifPresent(inspection -> json.put("condition", writeCondition(inspection))
                .put("plan", writePlan(inspection, observations)));
        ApprovalCounts counts = observations.approvalCounts();
        if (counts.retry() != null) {
            json.put(
                    "retry",
                    new JsonObject().put("next", counts.retry().toString()).put("cause", counts.cause()));
        }
        if (!counts.paused().isEmpty()) {
            json.put("paused", writePaused(counts.paused()));
        }
        json.put("check", writeCheck(observations))
                .put("report", writeReport(observations.reportState()))
                .put("master", writeMaster(observations));
        observations
                .lastError()
                .ifPresent(error -> json.put(
                        "lastError",
                        new JsonObject().put("time", error.time().toString()).put("sentence", error.sentence())));
        run.ifPresent(each -> json.put("run", writeRun(each)));
        return json;
    }

    private static String findState(AgentObservations observations, boolean running) {
        if (running) {
            return "executing";
        }
        if (observations.simulations().activeSince().isPresent()) {
            return observations.inspection().isPresent() ? "looking" : "starting";
        }
        return observations.inspection().isPresent() ? "waiting" : "starting";
    }

    private static JsonObject writeCondition(HostInspection inspection) {
        HostProblem condition = inspection.facts().condition();
        JsonObject json = new JsonObject().put("state", condition.state().word());
        return condition.isOk() ? json : json.put("problem", condition.problem());
    }

    private static JsonObject writePlan(HostInspection inspection, AgentObservations observations) {
        return new JsonObject()
                .put("digest", inspection.plan().digest().toString())
                .put("actions", inspection.plan().actions().size())
                .put(
                        "security",
                        inspection.plan().actions().stream()
                                .filter(Action::security)
                                .count())
                .put("approved", observations.approvalCounts().approved())
                .put("blocked", observations.approvalCounts().blocked());
    }

    private static JsonArray writePaused(List<PausedAction> paused) {
        JsonArray array = new JsonArray();
        for (PausedAction each : paused) {
            JsonObject json = new JsonObject()
                    .put("action", ActionJson.write(each.action()))
                    .put("reason", each.reason());
            putIfPresent(json, "until", each.until());
            array.add(json);
        }
        return array;
    }

    private JsonObject writeCheck(AgentObservations observations) {
        JsonObject json = new JsonObject();
        observations.simulations().last().map(SimulationFinished::ended).ifPresent(last -> json.put(
                        "last", last.toString())
                .put("next", last.plus(configuration.intervals().check()).toString()));
        return json;
    }

    private static JsonObject writeReport(Optional<ReportState> state) {
        JsonObject json = new JsonObject();
        state.ifPresent(reportState -> {
            putIfPresent(json, "last", reportState.lastAcknowledged());
            putIfPresent(json, "next", reportState.nextReport());
        });
        return json;
    }

    private JsonObject writeMaster(AgentObservations observations) {
        JsonObject json = new JsonObject()
                .put("address", configuration.master().address().toString())
                .put("name", configuration.master().cn());
        observations.reportState().ifPresent(reportState -> {
            json.put("reached", reportState.acknowledged());
            if (!reportState.acknowledged()) {
                json.put("trouble", reportState.problem());
            }
            putIfPresent(json, "since", reportState.since());
        });
        return json;
    }

    private static JsonObject writeRun(Run run) {
        JsonObject json = new JsonObject()
                .put("id", run.id())
                .put("started", run.started().toString())
                .put("actions", run.outcomes().size());
        return run.progress() == null ? json : json.put("progress", RunJson.write(run.progress()));
    }

    private static void putIfPresent(JsonObject json, String key, Instant value) {
        if (value != null) {
            json.put(key, value.toString());
        }
    }
}
