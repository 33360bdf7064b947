package io.masif.ui.page.approval;

import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.approval.FailureRetrier;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.DecisionKind;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The form that has an approval tried again on the hosts on which it failed. */
public final class RetryPages {
    private final FailureRetrier retrier;

    public RetryPages(FailureRetrier retrier) {
        this.retrier = retrier;
    }

    /** Mounts the route of the form. */
    public void mount(Router router) {
        router.post("/retry/:id").handler(QueryParameters.allowOnly()).handler(this::retry);
    }

    private void retry(RoutingContext context) {
        long id = DecisionKind.APPROVAL.parseId(context.pathParam("id"));
        PageContext page = PageContext.of(context);
        retrier.retry(
                        id,
                        List.of(),
                        AuthenticationHandler.getSession(context).operator(),
                        new Requester(context.response()::closed, Text.of("refusal.retry.button")))
                .onSuccess(result -> FormResult.show(
                        context,
                        page.text(
                                "approvals.retry.done",
                                page.count(result.target().hosts().size(), "host")),
                        "/approvals/" + id,
                        "/approvals/" + id))
                .onFailure(context::fail);
    }
}
