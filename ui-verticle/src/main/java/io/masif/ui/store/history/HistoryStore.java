package io.masif.ui.store.history;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Appends events to the history. */
public final class HistoryStore {
    /** An operator logged in. */
    public static final String LOGIN = "login";

    /** Logins were refused. */
    public static final String LOGIN_FAILED = "login-failed";

    /** An operator logged out. */
    public static final String LOGOUT = "logout";

    /** An operator was added. */
    public static final String OPERATOR_ADDED = "operator-added";

    /** An operator was disabled, which ends all sessions and tokens of the operator. */
    public static final String OPERATOR_DISABLED = "operator-disabled";

    /** An operator was enabled again. */
    public static final String OPERATOR_ENABLED = "operator-enabled";

    /** An operator has another name. */
    public static final String OPERATOR_RENAMED = "operator-renamed";

    /** An operator has another role. */
    public static final String ROLE_CHANGED = "role-changed";

    /** An operator has another password of the operator's choice. */
    public static final String PASSWORD_CHANGED = "password-changed";

    /** An operator has a generated password, to be changed at the next login. */
    public static final String PASSWORD_RESET = "password-reset";

    /** All sessions of an operator were ended. */
    public static final String SESSIONS_ENDED = "sessions-ended";

    /** A token for programs was made. */
    public static final String TOKEN_CREATED = "token-created";

    /** A token for programs was revoked. */
    public static final String TOKEN_REVOKED = "token-revoked";

    /** Requests were refused since they need another role. */
    public static final String REQUEST_REFUSED = "request-refused";

    /** An operator requested a retry. */
    public static final String RETRIED = "retried";

    /** An operator removed hosts. */
    public static final String HOSTS_REMOVED = "hosts-removed";

    /** An operator gave a label to hosts. */
    public static final String LABEL_ADDED = "label-added";

    /** An operator took a label from hosts. */
    public static final String LABEL_REMOVED = "label-removed";

    /** A rollout began. */
    public static final String ROLLOUT_STARTED = "rollout-started";

    /** An operator paused a rollout. */
    public static final String ROLLOUT_PAUSED = "rollout-paused";

    /** A rollout paused by itself, since too many hosts of a ring failed. */
    public static final String ROLLOUT_STOPPED = "rollout-stopped";

    /** An operator resumed a rollout. */
    public static final String ROLLOUT_RESUMED = "rollout-resumed";

    /** An operator cancelled a rollout. */
    public static final String ROLLOUT_CANCELLED = "rollout-cancelled";

    /** All rings of a rollout have ended, and all that was left is approved. */
    public static final String ROLLOUT_FINISHED = "rollout-finished";

    /** An operator had a ring open that waited for that. */
    public static final String RING_RELEASED = "ring-released";

    /** A ring of a rollout opened. */
    public static final String RING_OPENED = "ring-opened";

    /** A ring of a rollout succeeded. */
    public static final String RING_SUCCEEDED = "ring-succeeded";

    /** An operator skipped a ring of a rollout. */
    public static final String RING_SKIPPED = "ring-skipped";

    /** An operator saved a version of a rollout plan. */
    public static final String PLAN_SAVED = "plan-saved";

    /** An operator removed a rollout plan. */
    public static final String PLAN_REMOVED = "plan-removed";
    /** An operator set the brake. */
    public static final String BRAKE_SET = "brake-set";

    /** An operator released the brake. */
    public static final String BRAKE_RELEASED = "brake-released";

    /** An operator added a maintenance window. */
    public static final String WINDOW_ADDED = "window-added";

    /** An operator removed a maintenance window. */
    public static final String WINDOW_REMOVED = "window-removed";

    /** An operator added a freeze. */
    public static final String FREEZE_ADDED = "freeze-added";

    /** An operator removed a freeze, so that it ended early or never began. */
    public static final String FREEZE_REMOVED = "freeze-removed";

    /** An operator added a rule. */
    public static final String RULE_ADDED = "rule-added";

    /** An operator saved another version of a rule. */
    public static final String RULE_CHANGED = "rule-changed";

    /** An operator made a group. */
    public static final String GROUP_CREATED = "group-created";

    /** An operator changed a group. */
    public static final String GROUP_CHANGED = "group-changed";

    /** An operator removed a group. */
    public static final String GROUP_REMOVED = "group-removed";

    /** An administrator added a route of notifications. */
    public static final String ROUTE_ADDED = "notification-route-added";

    /** An administrator changed a route of notifications, or switched it on or off. */
    public static final String ROUTE_CHANGED = "notification-route-changed";

    /** An administrator gave a route of notifications another secret. */
    public static final String ROUTE_SECRET_REPLACED = "notification-secret-replaced";

    /** An administrator removed a route of notifications. */
    public static final String ROUTE_REMOVED = "notification-route-removed";

    /** What hosts reported was reset. */
    public static final String RESET = "reset";

    /** A UI was started with changed settings. */
    public static final String SETTINGS_CHANGED = "settings-changed";

    private static final String FIND_LAST = """
        SELECT detail FROM event WHERE kind = ? AND actor = ? ORDER BY id DESC LIMIT 1
        """;

    private static final String APPEND = """
        INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3), ?, ?, ?)
        """;

    private final Pool pool;

    public HistoryStore(Pool pool) {
        this.pool = pool;
    }

    /** Appends an event. */
    public Future<Void> append(String actor, String kind, JsonObject detail) {
        return append(pool, actor, kind, detail);
    }

    /** Appends an event, unless the last one of that kind and actor is equal. */
    public Future<Void> appendIfChanged(String actor, String kind, JsonObject detail) {
        return pool.preparedQuery(FIND_LAST).execute(Tuple.of(kind, actor)).compose(rows -> {
            boolean isSame = rows.size() == 1
                    && rows.iterator().next().getString("detail").equals(detail.encode());
            return isSame ? Future.succeededFuture() : append(actor, kind, detail);
        });
    }

    /** Appends an event in the caller's transaction. */
    public static Future<Void> append(SqlClient client, String actor, String kind, JsonObject detail) {
        return client.preparedQuery(APPEND)
                .execute(Tuple.of(actor, kind, detail.encode()))
                .mapEmpty();
    }

    /** Appends events of one kind in the caller's transaction. */
    public static Future<Void> appendAll(SqlClient client, String actor, String kind, List<JsonObject> details) {
        return client.preparedQuery(APPEND)
                .executeBatch(details.stream()
                        .map(detail -> Tuple.of(actor, kind, detail.encode()))
                        .toList())
                .mapEmpty();
    }
}
