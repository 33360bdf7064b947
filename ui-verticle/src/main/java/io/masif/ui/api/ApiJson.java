package io.masif.ui.api;

import io.masif.domain.Approval;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.BlockedHost;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostRow;
import io.masif.ui.view.HostRun;
import io.masif.ui.view.Overview;
import io.masif.ui.view.PendingRow;
import io.masif.ui.view.Progress;
import io.masif.ui.view.StandingApproval;
import io.masif.wire.ActionJson;
import io.masif.wire.FactsJson;
import io.masif.wire.RunJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** The API's answers. Members that have no value are there, as null. */
final class ApiJson {
    private ApiJson() {}

    static <T> JsonArray array(Collection<T> elements, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        elements.forEach(each -> array.add(json.apply(each)));
        return array;
    }

    static JsonArray pending(Overview overview) {
        JsonArray rows = new JsonArray();
        overview.pending().forEach(each -> each.rows().forEach(row -> rows.add(pending(row))));
        return rows;
    }

    static JsonObject overview(Overview overview) {
        return new JsonObject()
                .put("hosts", overview.hosts())
                .put("pending", pending(overview))
                .put("approvals", array(overview.approvals(), ApiJson::approval));
    }

    static JsonObject approval(Progress progress) {
        StandingApproval standing = progress.standing();
        Approval approval = standing.approval();
        return new JsonObject()
                .put("id", approval.id())
                .put("package", approval.packageName())
                .put("action", approval.kind() == null ? null : approval.kind().word())
                .put("from_version", approval.from())
                .put("to_version", approval.to())
                .put("host", approval.host())
                .put("author", standing.author())
                .put("created", moment(standing.created()))
                .put("expires", moment(approval.expires()))
                .put("revoked", moment(standing.revoked()))
                .put("waiting", progress.waiting())
                .put("running", progress.running())
                .put("done", progress.done())
                .put("failed", progress.failed())
                .put("blocked", array(progress.blocked(), ApiJson::blocked));
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
                .put("plan", array(detail.plan(), each -> ActionJson.write(each.action())
                        .put("approved", each.approved())))
                .put("runs", array(runs, ApiJson::run));
    }

    private static JsonObject pending(PendingRow row) {
        return key(row.key())
                .put("hosts", row.hosts())
                .put("security", row.security())
                .put("security_hosts", row.securityHosts());
    }

    private static JsonObject blocked(BlockedHost blocked) {
        return new JsonObject()
                .put("host", blocked.host())
                .put("waits_for", array(blocked.waitsFor(), ApiJson::key))
                .put("reason", blocked.reason());
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

    private static JsonObject key(ActionKey key) {
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
