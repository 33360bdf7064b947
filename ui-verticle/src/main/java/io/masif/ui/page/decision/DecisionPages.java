package io.masif.ui.page.decision;

import io.masif.domain.Digest;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.ApprovalId;
import io.masif.ui.view.host.HostChoice;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pages on which operators decide. Each decision is confirmed by a second form with numbers. */
public final class DecisionPages {
    private final FleetClient fleet;

    public DecisionPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the forms. */
    public void mount(Router router) {
        post(router, "/choose-hosts").handler(this::chooseHosts);
        post(router, "/approve").handler(this::approve);
        post(router, "/revoke/:id").handler(this::revoke);
    }

    private static Route post(Router router, String path) {
        return router.post(path).handler(QueryParameters.allowOnly());
    }

    private void chooseHosts(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        List<ActionKey> actions = form.parseActions();
        fleet.findPendingHosts(actions)
                .onSuccess(found -> PageRenderer.renderDialog(
                        context,
                        "decision/choose",
                        Map.of("actions", actions, "hidden", form.parseHiddenActions(), "list", found)))
                .onFailure(context::fail);
    }

    private void approve(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        if (form.key() == null) {
            confirmApproval(context, form);
            return;
        }
        RequestKey key = new RequestKey(
                AuthenticationHandler.getSession(context).operator(), form.key(), computeDigest(context));
        fleet.findRepeated(key)
                .compose(stored -> stored == null ? decide(context, form, key) : Future.succeededFuture(stored))
                .map(stored -> ApprovalNotice.create(
                        PageContext.of(context).format(),
                        stored,
                        form.parseActions().size(),
                        form.parseHosts()))
                .onSuccess(sentence -> showResult(context, sentence))
                .onFailure(context::fail);
    }

    private Future<StoredDecision> decide(RoutingContext context, DecisionForm form, RequestKey key) {
        List<ActionKey> actions = form.parseActions();
        HostChoice hosts = form.parseHosts();
        String comment = form.comment();
        Requester requester =
                new Requester(context.response()::closed, "Press the button again: it will not be approved twice.");
        return fleet.resolveHosts(hosts)
                .compose(selection -> fleet.decide(
                        new NewDecision(
                                key.author(),
                                actions.stream().map(ActionKey::toPattern).toList(),
                                selection,
                                comment,
                                null,
                                key),
                        requester));
    }

    /** The digest of all fields but the CSRF token, which changes when the operator logs in again. */
    private static Digest computeDigest(RoutingContext context) {
        JsonArray fields = new JsonArray();
        context.request().formAttributes().forEach((name, value) -> {
            if (!CsrfCheck.FORM_FIELD.equals(name)) {
                fields.add(name).add(value);
            }
        });
        return Digest.ofText(fields.encode());
    }

    private void confirmApproval(RoutingContext context, DecisionForm form) {
        List<ActionKey> actions = form.parseActions();
        HostChoice hosts = form.parseHosts();
        fleet.previewDecision(actions, hosts)
                .onSuccess(preview -> PageRenderer.renderDialog(
                        context,
                        "decision/confirm",
                        Map.of(
                                "actions",
                                actions,
                                "hiddenActions",
                                form.parseHiddenActions(),
                                "hosts",
                                hosts,
                                "hiddenHosts",
                                form.hiddenHosts(),
                                "preview",
                                preview,
                                "key",
                                UUID.randomUUID().toString())))
                .onFailure(context::fail);
    }

    private void revoke(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        long id = ApprovalId.parse(context.pathParam("id"));
        HostChoice hosts = form.parseTypedHosts();
        String author = AuthenticationHandler.getSession(context).operator();
        if (!form.isConfirmed()) {
            fleet.previewRevocation(id, form.parsePatterns(), hosts)
                    .onSuccess(preview -> PageRenderer.renderDialog(
                            context,
                            "decision/revoke",
                            Map.of("preview", preview, "patterns", form.parsePatterns(), "hosts", hosts)))
                    .onFailure(context::fail);
            return;
        }
        Requester requester =
                new Requester(context.response()::closed, "Press the button again: it will not be revoked twice.");
        fleet.previewRevocation(id, form.parsePatterns(), hosts)
                .compose(preview -> fleet.revoke(
                        new NewRevocation(author, id, form.parsePatterns(), preview.selection(), form.comment()),
                        requester))
                .onSuccess(revoked -> {
                    String scopeText =
                            form.parsePatterns().isEmpty() && hosts.names().isEmpty() ? "" : "a part of ";
                    String prefix = revoked ? "Revoked " : "Already revoked before: ";
                    showResult(context, prefix + scopeText + "approval " + id + ".");
                })
                .onFailure(context::fail);
    }

    /** With htmx the page shows the sentence and reloads its parts; without it the page is loaded again. */
    private static void showResult(RoutingContext context, String sentence) {
        if (PageRenderer.isHtmxRequest(context)) {
            context.response().putHeader("HX-Trigger", "decided");
            PageRenderer.render(context, "decision/notice", Map.of("sentence", sentence));
        } else {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, "/")
                    .setStatusCode(303)
                    .end();
        }
    }
}
