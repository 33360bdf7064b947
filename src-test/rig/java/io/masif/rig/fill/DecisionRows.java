package io.masif.rig.fill;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes decisions, revocations and their sets of hosts, as the UI does, with the history. */
final class DecisionRows {
    private final InsertStatement decisions;
    private final InsertStatement revocations;
    private final InsertStatement hostSets;
    private final EventRows events;
    private final Map<Digest, Integer> setNumbers = new HashMap<>();
    private int lastDecision;

    DecisionRows(EmbeddedDatabase database, EventRows events) {
        this.events = events;
        decisions = new InsertStatement(
                database, "decision", "id, patterns, scope, host_set_id, author, comment, created_at, expires_at");
        revocations = new InsertStatement(
                database, "revocation", "decision_id, patterns, scope, host_set_id, author, comment, created_at");
        hostSets = new InsertStatement(database, "host_set", "id, digest, hosts");
    }

    /** Which hosts a decision or revocation is about; the set counts unless all are meant. */
    record Hosts(Scope scope, HostSet set) {
        static final Hosts ALL = new Hosts(Scope.ALL, HostSet.of());
    }

    /** Who decided when, and why. */
    record Signature(Instant moment, String author, String comment) {}

    /**
     * Writes a decision; the result is its number.
     *
     * @param expires null if it does not expire
     */
    int add(List<ApprovalPattern> patterns, Hosts hosts, Signature signature, Instant expires) {
        int number = ++lastDecision;
        decisions.add(
                number,
                PatternJson.format(patterns),
                hosts.scope().word(),
                storeSet(hosts),
                signature.author(),
                signature.comment(),
                signature.moment(),
                expires);
        record("approved", number, patterns, hosts, signature);
        return number;
    }

    /** @param patterns what is revoked; empty for all of the decision */
    void revoke(int decision, List<ApprovalPattern> patterns, Hosts hosts, Signature signature) {
        revocations.add(
                decision,
                patterns.isEmpty() ? null : PatternJson.format(patterns),
                hosts.scope().word(),
                storeSet(hosts),
                signature.author(),
                signature.comment(),
                signature.moment());
        record("revoked", decision, patterns, hosts, signature);
    }

    void flush() {
        hostSets.flush();
        decisions.flush();
        revocations.flush();
    }

    private void record(String kind, int decision, List<ApprovalPattern> patterns, Hosts hosts, Signature signature) {
        JsonObject detail = new JsonObject().put("approval", decision);
        if (patterns.isEmpty()) {
            detail.putNull("actions");
        } else {
            JsonArray actions = new JsonArray();
            patterns.forEach(pattern -> actions.add(PatternJson.write(pattern)));
            detail.put("actions", actions).put("action_count", patterns.size());
        }
        detail.put("scope", hosts.scope().word())
                .put("hosts", hosts.set().size())
                .put("comment", signature.comment());
        events.add(signature.moment(), signature.author(), kind, detail);
    }

    private Integer storeSet(Hosts hosts) {
        if (hosts.scope() == Scope.ALL) {
            return null;
        }
        String text = hosts.set().format();
        return setNumbers.computeIfAbsent(Digest.ofText(text), digest -> {
            int number = setNumbers.size() + 1;
            hostSets.add(number, digest, text);
            return number;
        });
    }
}
