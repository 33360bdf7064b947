package io.masif.ui.api;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostRow;
import io.masif.ui.view.HostRun;
import io.masif.ui.view.Overview;
import io.masif.ui.view.PendingRow;
import io.masif.wire.ActionJson;
import io.masif.wire.FactsJson;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The API's answers. Members that have no value are there, as null. */
final class ApiJson {
    private static final int SNAPSHOT_MOST = 200;

    private ApiJson() {}

    static <T> JsonArray array(Collection<T> elements, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        elements.forEach(each -> array.add(json.apply(each)));
        return array;
    }

    /** What a stream of events begins with: numbers, and the first of the rows and approvals. */
    static JsonObject overview(Overview overview) {
        return new JsonObject()
                .put("hosts", overview.hosts())
                .put("pending", array(first(overview.rows()), ApiJson::pending))
                .put("approvals", array(first(overview.approvals()), ApprovalJson::listed));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), SNAPSHOT_MOST));
    }

    static JsonObject host(HostRow row) {
        return new JsonObject()
                .put("name", row.name())
                .put("protocol", row.protocol())
                .put("first_seen", moment(row.firstSeen()))
                .put("last_seen", moment(row.lastSeen()))
                .put("planned", row.planned())
                .put("pending", row.pending())
                .put(
                        "state",
                        row.reportsFacts() ? row.facts().condition().state().word() : null)
                .put("problem", row.facts().condition().problem())
                .put("conflict", row.conflict())
                .put("facts", row.reportsFacts() ? FactsJson.write(row.facts()) : null);
    }

    static JsonObject host(HostDetail detail, Collection<HostRun> runs) {
        return host(detail.row())
                .put(
                        "clock_ahead_seconds",
                        detail.clock() == null ? null : detail.clock().ahead().toSeconds())
                .put("plan", array(detail.plan(), each -> ActionJson.write(each.action())
                        .put("approved", each.approved())))
                .put("runs", array(runs, ApiJson::run));
    }

    static JsonObject pending(PendingRow row) {
        return key(row.key())
                .put("hosts", row.hosts())
                .put("security", row.security())
                .put("security_hosts", row.securityHosts())
                .put("step_back_hosts", row.stepBackHosts());
    }

    private static JsonObject run(HostRun run) {
        return new JsonObject()
                .put("id", run.id())
                .put("started", moment(run.started()))
                .put("ended", moment(run.ended()))
                .put("progress", run.progress() == null ? null : RunJson.write(run.progress()))
                .put("actions", array(run.actions(), each -> key(each.action())
                        .put("result", each.result().word())
                        .put("message", each.message())))
                .put("log", run.output());
    }

    static JsonObject key(ActionKey key) {
        JsonObject json = new JsonObject()
                .put("package", key.packageName())
                .put("action", key.kind().word())
                .put("to_version", key.to());
        return key.from() == null ? json : json.put("from_version", key.from());
    }

    private static String moment(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
