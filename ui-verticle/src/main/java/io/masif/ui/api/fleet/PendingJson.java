package io.masif.ui.api.fleet;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.PlanReferenceJson;
import io.masif.ui.api.answer.RuleReferenceJson;
import io.masif.ui.view.pending.PendingDeclines;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingRow;
import io.masif.ui.view.rollout.RolloutOutlook;
import io.masif.ui.view.rule.RuleOutlook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes pending actions for answers. */
final class PendingJson {
    private PendingJson() {}

    static JsonObject writeRow(PendingRow row) {
        RuleOutlook rule = row.outlook().rule();
        return ApiJson.writeKey(row.key())
                .put("source", row.source())
                .put("architectures", new JsonArray(row.origin().architectures()))
                .put("from_versions", new JsonArray(row.origin().from()))
                .put("releases", new JsonArray(row.origin().releases()))
                .put("first_seen", ApiJson.formatInstant(row.origin().firstSeen()))
                .put("decision", new JsonObject().put("state", "pending").put("reason", describe(row)))
                .put("rollout", write(row.outlook().rollout()))
                .put("rule", rule == null ? null : RuleReferenceJson.write(rule.rule()))
                .put("approves_at", rule == null ? null : ApiJson.formatInstant(rule.approvesAt()))
                .put("plan", rule == null || rule.plan() == null ? null : PlanReferenceJson.write(rule.plan()))
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
        if (row.outlook().rollout() != null) {
            reason.append(describe(row.outlook().rollout()));
        } else if (row.outlook().rule() != null) {
            reason.append(describe(row.outlook().rule()));
        }
        if (declines.declined() > 0) {
            reason.append("; it is declined for other hosts: ").append(declines.declined());
        }
        if (declines.deferred() > 0) {
            reason.append("; it is deferred for other hosts: ").append(declines.deferred());
        }
        return reason.toString();
    }

    private static JsonObject write(RolloutOutlook rollout) {
        return rollout == null
                ? null
                : new JsonObject()
                        .put("id", rollout.rollout())
                        .put("plan", PlanReferenceJson.write(rollout.plan()))
                        .put("state", rollout.state().word())
                        .put("ring", rollout.ring() == 0 ? null : rollout.ring())
                        .put("hosts", rollout.hosts());
    }

    private static String describe(RolloutOutlook rollout) {
        return "; rollout " + rollout.rollout() + " (" + rollout.plan().name() + "), which is "
                + rollout.state().word() + " in ring " + rollout.ring()
                + ", approves it ring by ring for so many of the hosts: " + rollout.hosts();
    }

    private static String describe(RuleOutlook rule) {
        return "; the rule " + rule.rule() + describeChange(rule) + " for so many of the hosts: " + rule.hosts();
    }

    private static String describeChange(RuleOutlook rule) {
        if (rule.isRevoked()) {
            return rule.plan() == null
                    ? " approved it, which was revoked"
                    : " rolled it out, which was cancelled or revoked";
        }
        if (rule.plan() == null) {
            return " approves it at approves_at";
        }
        String start = " starts a rollout by the plan " + rule.plan().name() + " at approves_at";
        return rule.waitsFor() == null ? start : start + ", but not before rollout " + rule.waitsFor() + " has ended,";
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
