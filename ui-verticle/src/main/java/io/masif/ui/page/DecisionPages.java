package io.masif.ui.page;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.store.NewDecision;
import io.masif.ui.store.NewRevocation;
import io.masif.ui.store.RequestKey;
import io.masif.ui.store.Requester;
import io.masif.ui.store.StoredDecision;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostChoice;
import io.masif.ui.view.QueryParameters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where operators decide. Each decision is asked for once, with numbers: nothing is decided by the first form. */
final class DecisionPages {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionPages.class);

    private static final String TOKEN_FIELD = "csrf";

    private final FleetClient fleet;

    DecisionPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    void mount(Router router) {
        post(router, "/choose-hosts").handler(this::chooseHosts);
        post(router, "/approve").handler(this::approve);
        post(router, "/revoke/:id").handler(this::revoke);
        router.get("/approvals/:id").handler(QueryParameters.only()).handler(context -> approval(context, "approval"));
        router.get("/parts/approvals/:id")
                .handler(QueryParameters.only())
                .handler(context -> approval(context, "parts/approval"));
    }

    private static Route post(Router router, String path) {
        return router.post(path).handler(QueryParameters.only());
    }

    private void approval(RoutingContext context, String template) {
        fleet.approval(number(context.pathParam("id")))
                .onSuccess(found ->
                        Page.render(context, template, Map.of("detail", found, "session", Guard.session(context))))
                .onFailure(context::fail);
    }

    private void chooseHosts(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        List<ActionKey> actions = form.actions();
        fleet.concerned(actions)
                .onSuccess(found -> ask(
                        context, "choose", Map.of("actions", actions, "hidden", form.hiddenActions(), "list", found)))
                .onFailure(context::fail);
    }

    private void approve(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        if (form.key() == null) {
            askWhetherToApprove(context, form);
            return;
        }
        RequestKey key = new RequestKey(Guard.session(context).operator(), form.key(), digest(context));
        fleet.repeated(key)
                .compose(stored -> stored == null ? decide(context, form, key) : Future.succeededFuture(stored))
                .map(stored -> ApprovalNotice.of(stored, form.actions().size(), form.hosts()))
                .onSuccess(sentence -> decided(context, sentence))
                .onFailure(context::fail);
    }

    private Future<StoredDecision> decide(RoutingContext context, DecisionForm form, RequestKey key) {
        List<ActionKey> actions = form.actions();
        HostChoice hosts = form.hosts();
        String comment = form.comment();
        Requester requester =
                new Requester(context.response()::closed, "Press the button again: it will not be approved twice.");
        return fleet.select(hosts)
                .compose(selection -> fleet.decide(
                        new NewDecision(
                                key.author(),
                                actions.stream().map(ActionKey::pattern).toList(),
                                selection,
                                comment,
                                null,
                                key),
                        requester))
                .onSuccess(stored -> {
                    if (stored.created()) {
                        LOG.info(
                                "approved author={} approval={} actions={} scope={} hosts={}",
                                key.author(),
                                stored.id(),
                                actions.size(),
                                hosts.scope().word(),
                                hosts.names().size());
                    }
                });
    }

    /** All fields but the token: the operator may have logged in again meanwhile. */
    private static Digest digest(RoutingContext context) {
        JsonArray fields = new JsonArray();
        context.request().formAttributes().forEach((name, value) -> {
            if (!TOKEN_FIELD.equals(name)) {
                fields.add(name).add(value);
            }
        });
        return Digest.ofText(fields.encode());
    }

    private void askWhetherToApprove(RoutingContext context, DecisionForm form) {
        List<ActionKey> actions = form.actions();
        HostChoice hosts = form.hosts();
        fleet.preview(actions, hosts)
                .onSuccess(preview -> ask(
                        context,
                        "confirm",
                        Map.of(
                                "actions",
                                actions,
                                "hiddenActions",
                                form.hiddenActions(),
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
        long id = number(context.pathParam("id"));
        HostChoice hosts = form.typedHosts();
        String author = Guard.session(context).operator();
        if (!form.isSure()) {
            fleet.previewRevocation(id, form.patterns(), hosts)
                    .onSuccess(preview -> ask(
                            context,
                            "confirmrevoke",
                            Map.of("preview", preview, "patterns", form.patterns(), "hosts", hosts)))
                    .onFailure(context::fail);
            return;
        }
        Requester requester =
                new Requester(context.response()::closed, "Press the button again: it will not be revoked twice.");
        fleet.previewRevocation(id, form.patterns(), hosts)
                .compose(preview -> fleet.revoke(
                        new NewRevocation(author, id, form.patterns(), preview.selection(), form.comment()), requester))
                .onSuccess(revoked -> {
                    if (revoked) {
                        LOG.info(
                                "revoked author={} approval={} actions={} scope={} hosts={}",
                                author,
                                id,
                                form.patterns().isEmpty()
                                        ? "all"
                                        : form.patterns().size(),
                                hosts.scope().word(),
                                hosts.names().size());
                    }
                    String part = form.patterns().isEmpty() && hosts.names().isEmpty() ? "" : "a part of ";
                    String before = revoked ? "Revoked " : "Already revoked before: ";
                    decided(context, before + part + "approval " + id + ".");
                })
                .onFailure(context::fail);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + id + ".");
        }
    }

    private static boolean hasHtmx(RoutingContext context) {
        return context.request().getHeader("HX-Request") != null;
    }

    /** A page with htmx shows the question in its dialog; without, it is a page of its own. */
    private static void ask(RoutingContext context, String template, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("session", Guard.session(context));
        if (hasHtmx(context)) {
            Page.render(context, "parts/" + template, all);
        } else {
            Page.renderAlone(context, "parts/" + template, all);
        }
    }

    /** A page with htmx says it and asks for its parts; one without is loaded again. */
    private static void decided(RoutingContext context, String sentence) {
        if (hasHtmx(context)) {
            context.response().putHeader("HX-Trigger", "decided");
            Page.render(context, "parts/notice", Map.of("sentence", sentence));
        } else {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, "/")
                    .setStatusCode(303)
                    .end();
        }
    }
}
