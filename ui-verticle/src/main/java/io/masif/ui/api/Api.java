package io.masif.ui.api;

import io.masif.failure.Failure;
import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.store.RunStore;
import io.masif.ui.view.HostQueries;
import io.masif.ui.view.Progress;
import io.masif.wire.Members;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What programs can ask and decide. */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private static final int HOSTS_PER_PAGE = 1000;

    private final FleetClient fleet;
    private final RunStore runs;
    private final EventStreams streams;

    public Api(FleetClient fleet, RunStore runs, EventStreams streams) {
        this.fleet = fleet;
        this.runs = runs;
        this.streams = streams;
    }

    /** The routes below {@code /api/v1}. */
    public void mount(Router router) {
        router.get("/api/v1/pending").handler(this::pending);
        router.get("/api/v1/approvals").handler(this::approvals);
        router.post("/api/v1/approvals").handler(this::approve);
        router.delete("/api/v1/approvals/:id").handler(this::revoke);
        router.get("/api/v1/hosts").handler(this::hosts);
        router.get("/api/v1/hosts/:name").handler(this::host);
        router.get("/api/v1/events").handler(this::events);
    }

    private void pending(RoutingContext context) {
        fleet.overview().map(ApiJson::pending).onSuccess(context::json).onFailure(context::fail);
    }

    private void approvals(RoutingContext context) {
        fleet.overview()
                .map(overview -> ApiJson.array(overview.approvals(), ApiJson::approval))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    private void approve(RoutingContext context) {
        Buffer body = context.body().buffer() == null
                ? Buffer.buffer()
                : context.body().buffer();
        ApprovalRequest wanted = ApprovalRequest.read(Members.ofBody(body));
        String author = Guard.session(context).operator();
        fleet.approve(author, wanted.actions(), wanted.hosts())
                .compose(ids -> fleet.overview().map(overview -> given(overview.approvals(), ids)))
                .onSuccess(given -> {
                    given.forEach(each -> LOG.info(
                            "approved author={} approval={}",
                            author,
                            each.standing().approval()));
                    context.response().setStatusCode(201);
                    context.json(ApiJson.array(given, ApiJson::approval));
                })
                .onFailure(context::fail);
    }

    private static List<Progress> given(List<Progress> approvals, List<Long> ids) {
        Map<Long, Progress> byId = approvals.stream()
                .collect(Collectors.toMap(each -> each.standing().approval().id(), Function.identity()));
        return ids.stream()
                .distinct()
                .map(byId::get)
                .filter(found -> found != null)
                .sorted(Comparator.comparingInt(
                        found -> ids.indexOf(found.standing().approval().id())))
                .toList();
    }

    private void revoke(RoutingContext context) {
        fleet.revoke(Guard.session(context).operator(), number(context.pathParam("id")))
                .onSuccess(revoked -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private void hosts(RoutingContext context) {
        fleet.hosts(HostQueries.read(context.request(), HOSTS_PER_PAGE))
                .onSuccess(page -> {
                    context.response().putHeader("X-Total-Count", Integer.toString(page.found()));
                    if (page.query().page() < page.pages()) {
                        context.response()
                                .putHeader(
                                        "Link",
                                        "</api/v1/hosts"
                                                + HostQueries.write(page.query()
                                                        .at(page.query().page() + 1))
                                                + ">; rel=\"next\"");
                    }
                    context.json(ApiJson.array(page.hosts(), ApiJson::host));
                })
                .onFailure(context::fail);
    }

    private void host(RoutingContext context) {
        String name = context.pathParam("name");
        fleet.host(name)
                .compose(detail -> runs.ofHost(name).map(found -> ApiJson.host(detail, found)))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    private void events(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        streams.open(context, () -> fleet.overview().map(ApiJson::overview));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + text + ".");
        }
    }
}
