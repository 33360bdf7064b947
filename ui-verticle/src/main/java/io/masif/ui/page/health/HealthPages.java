package io.masif.ui.page.health;

import io.masif.failure.Failure;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.health.HealthReader;
import io.masif.ui.health.HealthStore;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthHosts;
import io.masif.ui.view.health.HealthLists;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The pages of the fleet's health: all subjects, each as a list, and the hosts of a row. */
public final class HealthPages {
    private final HealthReader reader;
    private final HostTimeStore times;

    public HealthPages(FleetClient fleet, HealthStore store, HostTimeStore times) {
        this.times = times;
        this.reader = new HealthReader(fleet, store);
    }

    /** Mounts the routes of the pages, their parts and their files. */
    public void mount(Router router) {
        router.get("/health").handler(QueryParameters.allowOnly()).handler(context -> showAll(context, "health/page"));
        router.get("/parts/health")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showAll(context, "health/cards"));
        for (HealthSubject subject : HealthSubject.values()) {
            ListDefinition<HealthRow> list = HealthLists.of(subject);
            get(router, list.path(), list).handler(context -> showSubject(context, subject, "health/subjectpage"));
            get(router, "/parts" + list.path(), list)
                    .handler(context -> showSubject(context, subject, "health/subject"));
            get(router, list.path() + ".csv", list).handler(context -> sendSubject(context, subject));
        }
        ListDefinition<HealthHost> hosts = HealthLists.ROW_HOSTS;
        get(router, hosts.path(), hosts).handler(this::showHosts);
        get(router, hosts.path() + ".csv", hosts).handler(this::sendHosts);
    }

    private static Route get(Router router, String path, ListDefinition<?> list) {
        return router.get(path).handler(QueryParameters.allowOnly(list.parameterNames()));
    }

    private void showAll(RoutingContext context, String template) {
        reader.readAll()
                .onSuccess(all -> PageRenderer.render(context, template, Map.of("all", all)))
                .onFailure(context::fail);
    }

    private void showSubject(RoutingContext context, HealthSubject subject, String template) {
        ListRequest<HealthRow> request = ListRequests.read(HealthLists.of(subject), context.queryParams());
        findPage(subject, request)
                .onSuccess(list -> PageRenderer.render(context, template, Map.of("subject", subject, "list", list)))
                .onFailure(context::fail);
    }

    private void sendSubject(RoutingContext context, HealthSubject subject) {
        ListRequest<HealthRow> request = ListRequests.read(HealthLists.of(subject), context.queryParams());
        CsvResponse.send(
                context,
                request.definition(),
                findPage(subject, request.whole()).map(found -> FixedRows.of(found.rows())));
    }

    private Future<ListPage<HealthRow>> findPage(HealthSubject subject, ListRequest<HealthRow> request) {
        return reader.read(subject)
                .map(groups -> ListPage.of(
                        request,
                        groups.sorted().filter(row -> request.matches(row.value() + " " + row.reason())),
                        groups.rows().size()));
    }

    private void showHosts(RoutingContext context) {
        ListRequest<HealthHost> request = ListRequests.read(HealthLists.ROW_HOSTS, context.queryParams());
        HealthSubject subject = readSubject(request);
        reader.readHosts(subject, request.filter(HealthLists.ROW))
                .map(HealthPages::requireFound)
                .compose(found -> loadLastSeen(select(request, found))
                        .map(list -> Map.<String, Object>of("subject", subject, "key", found.key(), "list", list)))
                .onSuccess(parameters -> PageRenderer.render(context, "health/hosts", parameters))
                .onFailure(context::fail);
    }

    /** The same hosts, with the moments that change without a revision. */
    private Future<ListPage<HealthHost>> loadLastSeen(ListPage<HealthHost> list) {
        return times.findLastSeen(list.rows().stream().map(HealthHost::name).toList())
                .recover(DatabaseErrors::failRead)
                .map(moments -> new ListPage<>(
                        list.request(),
                        list.rows().stream()
                                .map(host -> host.withLastSeen(moments.getOrDefault(host.name(), host.lastSeen())))
                                .toList(),
                        list.foundCount(),
                        list.totalCount()));
    }

    private void sendHosts(RoutingContext context) {
        ListRequest<HealthHost> request = ListRequests.read(HealthLists.ROW_HOSTS, context.queryParams());
        CsvResponse.send(
                context,
                request.definition(),
                reader.readHosts(readSubject(request), request.filter(HealthLists.ROW))
                        .map(HealthPages::requireFound)
                        .map(found ->
                                FixedRows.of(select(request.whole(), found).rows())));
    }

    private static ListPage<HealthHost> select(ListRequest<HealthHost> request, HealthHosts found) {
        return ListPage.of(
                request,
                found.hosts().stream().filter(host -> request.matches(host.name() + " " + host.system())),
                found.hosts().size());
    }

    private static HealthSubject readSubject(ListRequest<?> request) {
        return HealthSubject.of(request.filter(HealthLists.SUBJECT))
                .orElseThrow(() -> Failure.badInput(
                        Text.of("refusal.missing", HealthLists.SUBJECT, String.join(", ", HealthSubject.words()))));
    }

    private static HealthHosts requireFound(HealthHosts found) {
        if (found.key() == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-health-row"));
        }
        return found;
    }
}
