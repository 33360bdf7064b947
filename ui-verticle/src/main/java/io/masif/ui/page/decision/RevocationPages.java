package io.masif.ui.page.decision;

import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.approval.PreviewRevocation;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.host.HostChoice;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The form by which operators revoke a decision or a part of it; it is confirmed by a second form with numbers. */
public final class RevocationPages {
    private final FleetClient fleet;

    public RevocationPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the form. */
    public void mount(Router router) {
        for (DecisionKind kind : DecisionKind.values()) {
            router.post(kind.revocationPath() + ":id")
                    .handler(QueryParameters.allowOnly())
                    .handler(context -> revoke(context, kind));
        }
    }

    private void revoke(RoutingContext context, DecisionKind kind) {
        RevocationForm form = new RevocationForm(context);
        long id = kind.parseId(context.pathParam("id"));
        HostChoice hosts = form.parseHosts();
        String author = AuthenticationHandler.getSession(context).operator();
        if (!form.isConfirmed()) {
            fleet.query(new PreviewRevocation(kind, id, form.parsePatterns(), hosts))
                    .onSuccess(preview -> PageRenderer.renderDialog(
                            context,
                            "decision/revoke",
                            Map.of(
                                    "preview", preview,
                                    "patterns", form.parsePatterns(),
                                    "hosts", hosts,
                                    "kind", kind)))
                    .onFailure(context::fail);
            return;
        }
        Requester requester = new Requester(context.response()::closed, Text.of("refusal.retry.button"));
        fleet.query(new PreviewRevocation(kind, id, form.parsePatterns(), hosts))
                .compose(preview -> fleet.revoke(
                        kind,
                        new NewRevocation(author, id, form.parsePatterns(), preview.selection(), form.comment(), null),
                        requester))
                .onSuccess(revoked -> {
                    boolean isWhole =
                            form.parsePatterns().isEmpty() && hosts.names().isEmpty();
                    String key = "decision." + kind.noun() + (revoked ? ".revoked" : ".revoked-before")
                            + (isWhole ? "" : "-part");
                    FormResult.show(
                            context,
                            PageContext.of(context).text(key, Long.toString(id)),
                            kind.listPath(),
                            kind.pathOf(id));
                })
                .onFailure(context::fail);
    }
}
