package io.masif.ui.api.operator;

import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.view.operator.ApiToken;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.OperatorAccount;
import io.masif.ui.view.operator.Role;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonObject;

/** Operators and tokens as JSON. */
final class OperatorJson {
    static final String ENABLED = "enabled";
    static final String DISABLED = "disabled";

    private OperatorJson() {}

    static JsonObject write(OperatorAccount account) {
        Operator operator = account.operator();
        return new JsonObject()
                .put("id", operator.id())
                .put("name", operator.name())
                .put("role", operator.role().word())
                .put("state", account.isEnabled() ? ENABLED : DISABLED)
                .put("created", ApiJson.formatInstant(account.created()))
                .put("disabled", ApiJson.formatInstant(account.disabled()))
                .put("must_change_password", operator.mustChangePassword())
                .put("sessions", account.sessions())
                .put("tokens", account.tokens());
    }

    static JsonObject write(ApiToken token) {
        return new JsonObject()
                .put("id", token.id())
                .put("name", token.name())
                .put("role", token.role().word())
                .put("created", ApiJson.formatInstant(token.created()))
                .put("expires", ApiJson.formatInstant(token.expires()))
                .put("last_used", ApiJson.formatInstant(token.lastUsed()));
    }

    /** The role that a member names. */
    static Role readRole(JsonMembers members) {
        String word = members.getRequiredText("role");
        return Role.of(word)
                .orElseThrow(() -> members.createFailure("role", "viewer, approver or administrator", Quote.of(word)));
    }
}
