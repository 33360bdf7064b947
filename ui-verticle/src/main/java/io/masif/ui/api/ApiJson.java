package io.masif.ui.api;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.ActionDecision;
import io.masif.ui.view.host.HostDetail;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.host.HostSummary;
import io.masif.ui.view.label.HostLabel;
import io.masif.ui.view.label.HostLabels;
import io.masif.ui.view.pending.PendingRow;
import io.masif.wire.ActionJson;
import io.masif.wire.FactsJson;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** Writes the API's answers. Members without a value are null. */
final class ApiJson {

    private ApiJson() {}

    static <T> JsonArray writeArray(Collection<T> elements, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        elements.forEach(each -> array.add(json.apply(each)));
        return array;
    }

    static JsonObject writeHost(HostSummary row) {
        return new JsonObject()
                .put("name", row.name())
                .put("protocol", row.protocol())
                .put("first_seen", formatInstant(row.firstSeen()))
                .put("last_seen", formatInstant(row.lastSeen()))
                .put("planned", row.actions().planned())
                .put("pending", row.actions().pending())
                .put(
                        "state",
                        row.reportsFacts() ? row.facts().condition().state().word() : null)
                .put("problem", row.facts().condition().problem())
                .put("conflict", row.identity().hasConflict())
                .put("certificate_ends", formatInstant(row.identity().certificateEnds()))
                .put("labels", writeLabels(row.labels(), each -> each.label().value()))
                .put("label_sources", writeLabels(row.labels(), each -> each.source()
                        .word()))
                .put("facts", row.reportsFacts() ? FactsJson.write(row.facts()) : null);
    }

    private static JsonObject writeLabels(HostLabels labels, Function<HostLabel, String> value) {
        JsonObject json = new JsonObject();
        labels.all().forEach(each -> json.put(each.label().key(), value.apply(each)));
        return json;
    }

    static JsonObject writeHost(HostDetail detail, Collection<HostRun> runs) {
        return writeHost(detail.row())
                .put(
                        "clock_ahead_seconds",
                        detail.clock() == null ? null : detail.clock().ahead().toSeconds())
                .put("plan", writeArray(detail.plan(), ApiJson::writePlanned))
                .put("runs", writeArray(runs, ApiJson::writeRun));
    }

    private static JsonObject writePlanned(HostDetail.PlannedAction planned) {
        ActionDecision decision = planned.decision();
        return ActionJson.write(planned.action())
                .put("approved", planned.approved())
                .put("decision", decision.state().word())
                .put("decision_id", decision.id())
                .put("author", decision.author())
                .put("until", formatInstant(decision.until()));
    }

    static JsonObject writePending(PendingRow row) {
        return writeKey(row.key())
                .put("source", row.origin().source())
                .put("first_seen", formatInstant(row.origin().firstSeen()))
                .put("hosts", row.hosts())
                .put("security", row.isSecurity())
                .put("security_hosts", row.securityHosts())
                .put("step_back_hosts", row.stepBackHosts())
                .put("declined_hosts", row.declines().declined())
                .put("deferred_hosts", row.declines().deferred());
    }

    private static JsonObject writeRun(HostRun run) {
        return new JsonObject()
                .put("id", run.id())
                .put("started", formatInstant(run.started()))
                .put("ended", formatInstant(run.ended()))
                .put("progress", run.progress() == null ? null : RunJson.write(run.progress()))
                .put("actions", writeArray(run.actions(), each -> writeKey(each.action())
                        .put("result", each.result().word())
                        .put("message", each.message())))
                .put("log", run.output());
    }

    static JsonObject writeKey(ActionKey key) {
        JsonObject json = new JsonObject()
                .put("package", key.packageName())
                .put("action", key.kind().word())
                .put("to_version", key.to());
        return key.from() == null ? json : json.put("from_version", key.from());
    }

    /** Null for null. */
    static String formatInstant(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
