package io.masif.ui.account;

import io.masif.domain.Digest;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.session.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;

/** What an operator has logged in with: sessions and tokens. All of it ends when the operator's role or password changes. */
final class OperatorAccess {
    private OperatorAccess() {}

    /**
     * Ends all sessions and revokes all tokens of an operator, in the caller's transaction.
     *
     * @param exempt the digest of the token of a session that goes on; null if there is none
     * @return how many there were, for the history
     */
    static Future<JsonObject> end(SqlClient connection, long operatorId, Digest exempt) {
        return SessionStore.endSessionsOf(connection, operatorId, exempt).compose(sessions -> TokenStore.revokeAllOf(
                        connection, operatorId)
                .map(tokens -> new JsonObject().put("sessions", sessions).put("tokens", tokens)));
    }
}
