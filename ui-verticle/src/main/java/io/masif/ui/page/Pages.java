package io.masif.ui.page;

import io.masif.domain.Approval;
import io.masif.failure.Failure;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.store.RunStore;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostQueries;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages for operators. What changes is asked for again by the page itself, part by part. */
public final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final String ACTION = "action";
    private static final int HOSTS_PER_PAGE = 100;

    private final FleetClient fleet;
    private final RunStore runs;

    public Pages(FleetClient fleet, RunStore runs) {
        this.fleet = fleet;
        this.runs = runs;
    }

    /** The routes of pages, their parts, and their forms. */
    public void mount(Router router) {
        router.get("/").handler(this::overview);
        router.get("/parts/pending").handler(context -> part(context, "pending"));
        router.get("/parts/approved").handler(context -> part(context, "approved"));
        router.get("/parts/summary").handler(context -> part(context, "summary"));
        router.get("/hosts").handler(context -> hosts(context, "hosts"));
        router.get("/parts/hosts").handler(context -> hosts(context, "hostrows"));
        router.get("/hosts/:name").handler(context -> host(context, "host"));
        router.get("/parts/hosts/:name").handler(context -> host(context, "hostparts"));
        router.get("/parts/live/:name").handler(this::live);
        router.post("/choose-hosts").handler(this::chooseHosts);
        router.post("/approve").handler(this::approve);
        router.post("/revoke/:id").handler(this::revoke);
    }

    private void overview(RoutingContext context) {
        fleet.overview()
                .onSuccess(found ->
                        Page.render(context, "index", Map.of("overview", found, "session", Guard.session(context))))
                .onFailure(context::fail);
    }

    private void part(RoutingContext context, String template) {
        fleet.overview()
                .onSuccess(found -> Page.render(
                        context, "parts/" + template, Map.of("overview", found, "session", Guard.session(context))))
                .onFailure(context::fail);
    }

    private void hosts(RoutingContext context, String template) {
        fleet.hosts(HostQueries.read(context.request(), HOSTS_PER_PAGE))
                .onSuccess(found -> {
                    // what is filtered is part of the address that the browser shows
                    context.response().putHeader("HX-Replace-Url", "/hosts" + HostQueries.write(found.query()));
                    Page.render(
                            context,
                            template.equals("hosts") ? template : "parts/" + template,
                            Map.of("list", found, "session", Guard.session(context)));
                })
                .onFailure(context::fail);
    }

    private void host(RoutingContext context, String template) {
        String name = context.pathParam("name");
        fleet.host(name)
                .compose(detail -> runs.ofHost(name)
                        .onSuccess(found -> Page.render(
                                context,
                                template.equals("host") ? template : "parts/" + template,
                                Map.of("detail", detail, "runs", found, "session", Guard.session(context)))))
                .onFailure(context::fail);
    }

    /** The run that goes on, as far as it is; asked for with every step. */
    private void live(RoutingContext context) {
        runs.goingOn(context.pathParam("name"))
                .onSuccess(found ->
                        Page.render(context, "parts/live", Collections.singletonMap("run", found.orElse(null))))
                .onFailure(context::fail);
    }

    private void chooseHosts(RoutingContext context) {
        List<ActionKey> actions = actions(context);
        fleet.concerned(actions)
                .onSuccess(found -> Page.render(
                        context,
                        "parts/choose",
                        Map.of("actions", actions, "list", found, "session", Guard.session(context))))
                .onFailure(context::fail);
    }

    private void approve(RoutingContext context) {
        List<ActionKey> actions = actions(context);
        boolean chosen = "chosen".equals(context.request().getFormAttribute("for"));
        List<String> hosts = chosen ? context.request().formAttributes().getAll("host") : null;
        if (chosen && hosts.isEmpty()) {
            throw Failure.badInput("No host is ticked.");
        }
        List<Approval> patterns = actions.stream().map(ActionKey::approval).toList();
        String author = Guard.session(context).operator();
        fleet.approve(author, patterns, hosts)
                .onSuccess(ids -> {
                    LOG.info("approved author={} actions={} hosts={}", author, actions, hosts == null ? "all" : hosts);
                    String where = hosts == null ? "all hosts" : Words.count(hosts.size(), "host");
                    decided(context, "Approved " + Words.count(actions.size(), "action") + " for " + where + ".");
                })
                .onFailure(context::fail);
    }

    private void revoke(RoutingContext context) {
        String id = context.pathParam("id");
        String author = Guard.session(context).operator();
        fleet.revoke(author, number(id))
                .onSuccess(revoked -> {
                    LOG.info("revoked author={} approval={}", author, id);
                    decided(context, "Revoked approval " + id + ".");
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

    /** A page with htmx says it and asks for its parts; one without is loaded again. */
    private static void decided(RoutingContext context, String sentence) {
        if (context.request().getHeader("HX-Request") == null) {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, "/")
                    .setStatusCode(303)
                    .end();
        } else {
            context.response().putHeader("HX-Trigger", "decided");
            Page.render(context, "parts/notice", Map.of("sentence", sentence));
        }
    }

    private static List<ActionKey> actions(RoutingContext context) {
        List<String> texts = context.request().formAttributes().getAll(ACTION);
        if (texts.isEmpty()) {
            throw Failure.badInput("No action is ticked.");
        }
        try {
            return texts.stream().map(ActionKey::parse).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e.getMessage());
        }
    }
}
