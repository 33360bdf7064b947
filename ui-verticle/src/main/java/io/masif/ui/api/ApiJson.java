package io.masif.ui.api;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostDetail;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.host.HostSummary;
import io.masif.ui.view.overview.Overview;
import io.masif.ui.view.pending.PendingRow;
import io.masif.wire.ActionJson;
import io.masif.wire.FactsJson;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Writes the API's answers. Members without a value are null. */
final class ApiJson {
    private static final int MAX_SNAPSHOT_ROWS = 200;

    private ApiJson() {}

    static <T> JsonArray writeArray(Collection<T> elements, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        elements.forEach(each -> array.add(json.apply(each)));
        return array;
    }

    /** The snapshot at the begin of an event stream: numbers, and the first rows and approvals. */
    static JsonObject writeOverview(Overview overview) {
        return new JsonObject()
                .put("hosts", overview.hosts())
                .put("pending", writeArray(firstRows(overview.rows()), ApiJson::writePending))
                .put("approvals", writeArray(firstRows(overview.approvals()), ApprovalJson::writeListed));
    }

    private static <T> List<T> firstRows(List<T> all) {
        return all.subList(0, Math.min(all.size(), MAX_SNAPSHOT_ROWS));
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
                .put("conflict", row.hasConflict())
                .put("facts", row.reportsFacts() ? FactsJson.write(row.facts()) : null);
    }

    static JsonObject writeHost(HostDetail detail, Collection<HostRun> runs) {
        return writeHost(detail.row())
                .put(
                        "clock_ahead_seconds",
                        detail.clock() == null ? null : detail.clock().ahead().toSeconds())
                .put("plan", writeArray(detail.plan(), each -> ActionJson.write(each.action())
                        .put("approved", each.approved())))
                .put("runs", writeArray(runs, ApiJson::writeRun));
    }

    static JsonObject writePending(PendingRow row) {
        return writeKey(row.key())
                .put("source", row.source())
                .put("first_seen", formatInstant(row.firstSeen()))
                .put("hosts", row.hosts())
                .put("security", row.isSecurity())
                .put("security_hosts", row.securityHosts())
                .put("step_back_hosts", row.stepBackHosts());
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
