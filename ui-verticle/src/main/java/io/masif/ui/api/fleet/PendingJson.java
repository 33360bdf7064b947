package io.masif.ui.api.fleet;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.RuleReferenceJson;
import io.masif.ui.view.pending.PendingDeclines;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes pending actions for answers. */
final class PendingJson {
    private PendingJson() {}

    static JsonObject writeRow(PendingRow row) {
        return ApiJson.writeKey(row.key())
                .put("source", row.source())
                .put("architectures", new JsonArray(row.origin().architectures()))
                .put("from_versions", new JsonArray(row.origin().from()))
                .put("releases", new JsonArray(row.origin().releases()))
                .put("first_seen", ApiJson.formatInstant(row.origin().firstSeen()))
                .put("decision", new JsonObject().put("state", "pending").put("reason", describe(row)))
                .put(
                        "rule",
                        row.rule() == null
                                ? null
                                : RuleReferenceJson.write(row.rule().rule()))
                .put(
                        "approves_at",
                        row.rule() == null
                                ? null
                                : ApiJson.formatInstant(row.rule().approvesAt()))
                .put("hosts", row.counts().hosts())
                .put("security", row.counts().isSecurity())
                .put("security_hosts", row.counts().security())
                .put("step_back_hosts", row.counts().stepBack())
                .put("declined_hosts", row.declines().declined())
                .put("deferred_hosts", row.declines().deferred());
    }

    private static String describe(PendingRow row) {
        PendingDeclines declines = row.declines();
        StringBuilder reason = new StringBuilder("no decision in force covers it");
        if (row.rule() != null) {
            reason.append("; the rule ")
                    .append(row.rule().rule())
                    .append(row.rule().isRevoked() ? " approved it, which was revoked" : " approves it at approves_at")
                    .append(" for so many of the hosts: ")
                    .append(row.rule().hosts());
        }
        if (declines.declined() > 0) {
            reason.append("; it is declined for other hosts: ").append(declines.declined());
        }
        if (declines.deferred() > 0) {
            reason.append("; it is deferred for other hosts: ").append(declines.deferred());
        }
        return reason.toString();
    }

    static JsonObject writeGroup(PendingGroup group) {
        return new JsonObject()
                .put("name", group.name())
                .put("actions", group.actions())
                .put("hosts", group.hosts())
                .put("removals", group.removals())
                .put("security", group.isSecurity())
                .put("first_seen", ApiJson.formatInstant(group.firstSeen()));
    }
}
