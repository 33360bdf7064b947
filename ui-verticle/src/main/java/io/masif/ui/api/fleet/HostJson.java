package io.masif.ui.api.fleet;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.view.approval.ActionDecision;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.host.HostDetail;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.host.HostSummary;
import io.masif.ui.view.label.HostLabel;
import io.masif.ui.view.label.HostLabels;
import io.masif.wire.ActionJson;
import io.masif.wire.FactsJson;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.function.Function;

/** Writes hosts for answers. */
public final class HostJson {
    private HostJson() {}

    /** A row of the list. */
    static JsonObject writeRow(HostRow row) {
        return writeSummary(row.host())
                .put("security", row.security())
                .put("primary", row.primary().word())
                .put(
                        "conditions",
                        new JsonArray(row.conditions().stream()
                                .sorted()
                                .map(HostCondition::word)
                                .toList()));
    }

    private static JsonObject writeSummary(HostSummary host) {
        return new JsonObject()
                .put("name", host.name())
                .put("protocol", host.protocol())
                .put("first_seen", ApiJson.formatInstant(host.firstSeen()))
                .put("last_seen", ApiJson.formatInstant(host.lastSeen()))
                .put("planned", host.actions().planned())
                .put("pending", host.actions().pending())
                .put(
                        "state",
                        host.reportsFacts() ? host.facts().condition().state().word() : null)
                .put("problem", host.facts().condition().problem())
                .put("conflict", host.identity().hasConflict())
                .put("certificate_ends", ApiJson.formatInstant(host.identity().certificateEnds()))
                .put("labels", writeLabels(host.labels(), each -> each.label().value()))
                .put("label_sources", writeLabels(host.labels(), each -> each.source()
                        .word()))
                .put("facts", host.reportsFacts() ? FactsJson.write(host.facts()) : null);
    }

    private static JsonObject writeLabels(HostLabels labels, Function<HostLabel, String> value) {
        JsonObject json = new JsonObject();
        labels.all().forEach(each -> json.put(each.label().key(), value.apply(each)));
        return json;
    }

    /** One host. */
    static JsonObject writeDetail(HostDetail detail, Collection<HostRun> runs) {
        return writeSummary(detail.row())
                .put(
                        "clock_ahead_seconds",
                        detail.clock() == null ? null : detail.clock().ahead().toSeconds())
                .put("groups", new JsonArray(detail.groups()))
                .put("plan", ApiJson.writeArray(detail.plan(), HostJson::writePlanned))
                .put("runs", ApiJson.writeArray(runs, run -> writeRun(run).put("log", run.output())));
    }

    private static JsonObject writePlanned(HostDetail.PlannedAction planned) {
        ActionDecision decision = planned.decision();
        return ActionJson.write(planned.action())
                .put("approved", planned.approved())
                .put("decision", decision.state().word())
                .put("decision_id", decision.id())
                .put("author", decision.author())
                .put("until", ApiJson.formatInstant(decision.until()));
    }

    /** A run without its output. */
    public static JsonObject writeRun(HostRun run) {
        return new JsonObject()
                .put("id", run.id())
                .put("started", ApiJson.formatInstant(run.started()))
                .put("ended", ApiJson.formatInstant(run.ended()))
                .put("progress", run.progress() == null ? null : RunJson.write(run.progress()))
                .put("actions", ApiJson.writeArray(run.actions(), each -> ApiJson.writeKey(each.action())
                        .put("result", each.result().word())
                        .put("message", each.message())));
    }
}
