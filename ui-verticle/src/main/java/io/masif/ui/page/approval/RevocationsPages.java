package io.masif.ui.page.approval;

import io.masif.failure.Failure;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.approval.PreviewRevocations;
import io.masif.ui.fleet.approval.RefreshProgress;
import io.masif.ui.fleet.query.BulkRevoker;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.approval.list.RevocationTarget;
import io.masif.ui.view.approval.list.RevocationsPreview;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;

/** Revokes many decisions, which is confirmed by a second form with their number. */
public final class RevocationsPages {
    /** More would take too long in one transaction. */
    private static final int MAX_DECISIONS = 5000;

    private final FleetClient fleet;
    private final BulkRevoker revoker;

    public RevocationsPages(FleetClient fleet, Pool pool) {
        this.fleet = fleet;
        this.revoker = new BulkRevoker(fleet, pool);
    }

    /** Mounts the route of the forms. */
    public void mount(Router router) {
        router.post("/revoke-approvals").handler(QueryParameters.allowOnly()).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        RevocationsForm form = new RevocationsForm(context);
        if (form.isConfirmed()) {
            revoke(context, form);
        } else {
            confirm(context, form.parseTarget());
        }
    }

    private void confirm(RoutingContext context, RevocationTarget target) {
        RefreshProgress.refreshAll(fleet)
                .compose(refreshed -> fleet.query(new PreviewRevocations(target)))
                .map(RevocationsPages::requireSome)
                .onSuccess(
                        preview -> PageRenderer.renderDialog(context, "approvals/revoke", Map.of("preview", preview)))
                .onFailure(context::fail);
    }

    private static RevocationsPreview requireSome(RevocationsPreview preview) {
        if (preview.ids().isEmpty()) {
            throw Failure.badInput(Text.of("approvals.revoke.none-standing"));
        }
        if (preview.ids().size() > MAX_DECISIONS) {
            throw Failure.badInput(
                    Text.of("approvals.revoke.too-many", preview.ids().size(), MAX_DECISIONS));
        }
        return preview;
    }

    private void revoke(RoutingContext context, RevocationsForm form) {
        List<Long> ids = form.parseConfirmed();
        PageContext page = PageContext.of(context);
        revoker.revoke(
                        ids,
                        AuthenticationHandler.getSession(context).operator(),
                        form.comment(),
                        null,
                        new Requester(context.response()::closed, Text.of("refusal.retry.button")))
                .onSuccess(count -> FormResult.show(context, describe(page, count, ids.size() - count), "/approvals"))
                .onFailure(context::fail);
    }

    private static String describe(PageContext page, int revoked, int revokedBefore) {
        String sentence = page.text("approvals.revoke.done", page.count(revoked, "approval"));
        return revokedBefore == 0 ? sentence : sentence + " " + page.text("approvals.revoke.before", revokedBefore);
    }
}
