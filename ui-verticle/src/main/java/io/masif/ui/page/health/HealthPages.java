package io.masif.ui.page.health;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.health.HealthReader;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthKey;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The pages of the fleet's health: all subjects, each as a list of its values, and as one of its hosts. */
public final class HealthPages {
    private final HealthReader reader;

    public HealthPages(HealthReader reader) {
        this.reader = reader;
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
            ListDefinition<HealthHost> hosts = HealthLists.hostsOf(subject);
            get(router, hosts.path(), hosts)
                    .handler(context -> showHosts(context, subject, "health/hostspage", reader::requireHosts));
            get(router, "/parts" + hosts.path(), hosts)
                    .handler(context -> showHosts(context, subject, "health/hosts", reader::findHosts));
            get(router, hosts.path() + ".csv", hosts).handler(context -> sendHosts(context, subject));
        }
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
                .onSuccess(list -> {
                    // the browser's address contains the filter
                    context.response().putHeader("HX-Replace-Url", request.link());
                    PageRenderer.render(context, template, Map.of("subject", subject, "list", list));
                })
                .onFailure(context::fail);
    }

    private void sendSubject(RoutingContext context, HealthSubject subject) {
        ListRequest<HealthRow> request = ListRequests.read(HealthLists.of(subject), context.queryParams());
        CsvResponse.send(
                context,
                request.definition(),
                findPage(subject, request.whole())
                        .map(found -> FixedRows.of(found.rows().stream()
                                .map(row -> new HealthRow(HealthText.inWords(row.key()), row.hosts()))
                                .toList())));
    }

    private Future<ListPage<HealthRow>> findPage(HealthSubject subject, ListRequest<HealthRow> request) {
        return reader.read(subject).map(groups -> HealthLists.select(request, groups));
    }

    private void showHosts(
            RoutingContext context,
            HealthSubject subject,
            String template,
            BiFunction<HealthSubject, ListRequest<HealthHost>, Future<List<HealthHost>>> read) {
        ListRequest<HealthHost> request = ListRequests.read(HealthLists.hostsOf(subject), context.queryParams());
        read.apply(subject, request)
                .compose(found -> {
                    ListPage<HealthHost> selected = HealthLists.select(request, found);
                    // all hosts of a row have its value
                    Optional<HealthKey> row = request.filter(HealthLists.ROW).isEmpty() || found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(found.get(0).key());
                    return reader.readLastSeen(request, selected.rows())
                            .onSuccess(rows -> PageRenderer.render(
                                    context,
                                    template,
                                    Map.of(
                                            "subject",
                                            subject,
                                            "row",
                                            row,
                                            "list",
                                            selected.withRows(rows),
                                            "hosts",
                                            countHosts(found))));
                })
                .onFailure(context::fail);
    }

    private static int countHosts(List<HealthHost> found) {
        return (int) found.stream().map(HealthHost::name).distinct().count();
    }

    private void sendHosts(RoutingContext context, HealthSubject subject) {
        ListRequest<HealthHost> request = ListRequests.read(HealthLists.hostsOf(subject), context.queryParams());
        CsvResponse.send(
                context,
                request.definition(),
                reader.requireHosts(subject, request)
                        .map(found -> new FixedRows<>(
                                HealthLists.select(request.whole(), found).rows(),
                                ListRequest.PAGE_SIZE,
                                piece -> reader.readLastSeen(request, piece).map(rows -> rows.stream()
                                        .map(row -> row.withKey(HealthText.inWords(row.key())))
                                        .toList()))));
    }
}
