package io.masif.ui.page.decision;

import io.masif.decision.Scope;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.ActionKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Asks about actions that another page than that of pending actions has chosen. */
public final class DecisionQuestion {
    private DecisionQuestion() {}

    /**
     * Goes on as if the operator had chosen these actions and hosts by the form of pending actions.
     *
     * @param scope whether only these hosts are meant, or all others
     */
    public static void ask(RoutingContext context, Scope scope, List<String> hosts, List<ActionKey> actions) {
        MultiMap fields = context.request().formAttributes();
        String token = fields.get(CsrfCheck.FORM_FIELD);
        fields.clear();
        if (token != null) {
            fields.set(CsrfCheck.FORM_FIELD, token);
        }
        fields.set("for", scope.word());
        hosts.forEach(name -> fields.add("host", name));
        actions.forEach(action -> fields.add("action", action.encode()));
        context.reroute(HttpMethod.POST, "/approve");
    }
}
