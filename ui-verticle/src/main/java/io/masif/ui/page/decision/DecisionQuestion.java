package io.masif.ui.page.decision;

import io.masif.decision.Scope;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.ActionKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Consumer;

/** Asks about actions that another page than that of pending actions has chosen. */
public final class DecisionQuestion {
    private DecisionQuestion() {}

    /**
     * Goes on as if the operator had chosen these actions and hosts by the form of pending actions.
     *
     * @param scope whether only these hosts are meant, or all others
     */
    public static void ask(RoutingContext context, Scope scope, List<String> hosts, List<ActionKey> actions) {
        ask(context, scope, actions, fields -> hosts.forEach(name -> fields.add("host", name)));
    }

    /**
     * The same for all hosts of a list.
     *
     * @param query of the list of hosts, such as {@code ?state=silent}
     */
    public static void askForListed(RoutingContext context, String query, List<ActionKey> actions) {
        ask(context, Scope.ONLY, actions, fields -> fields.set("listed", query));
    }

    private static void ask(
            RoutingContext context, Scope scope, List<ActionKey> actions, Consumer<MultiMap> chooseHosts) {
        MultiMap fields = context.request().formAttributes();
        String token = fields.get(CsrfCheck.FORM_FIELD);
        fields.clear();
        if (token != null) {
            fields.set(CsrfCheck.FORM_FIELD, token);
        }
        fields.set("for", scope.word());
        chooseHosts.accept(fields);
        actions.forEach(action -> fields.add("action", action.encode()));
        context.reroute(HttpMethod.POST, "/approve");
    }
}
