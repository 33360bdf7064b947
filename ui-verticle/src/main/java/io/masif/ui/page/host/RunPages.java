package io.masif.ui.page.host;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.run.RunSearchStore;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.host.detail.HostDetailLists;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The history of a host's runs: the list, single runs, and their outputs as texts. */
public final class RunPages {
    private final RunStore runs;
    private final RunFinder finder;

    public RunPages(RunStore runs, RunSearchStore searches) {
        this.runs = runs;
        this.finder = new RunFinder(runs, searches);
    }

    /** Mounts the routes of the pages. */
    public void mount(Router router) {
        list(router, "/hosts/:name/runs").handler(context -> showRuns(context, "hosts/runspage"));
        list(router, "/parts/hosts/:name/runs").handler(context -> showRuns(context, "hosts/runrows"));
        list(router, "/hosts/:name/runs.csv").handler(this::sendRuns);
        router.get("/hosts/:name/runs/:run/actions.csv")
                .handler(QueryParameters.allowOnly())
                .handler(this::sendActions);
        router.get("/hosts/:name/runs/:run")
                .handler(QueryParameters.allowOnly())
                .handler(this::showRun);
        router.get("/parts/hosts/:name/runs/:run")
                .handler(QueryParameters.allowOnly())
                .handler(this::showPart);
    }

    private static Route list(Router router, String path) {
        return router.get(path)
                .handler(QueryParameters.allowOnly(HostDetailLists.runs("").parameterNames()));
    }

    private void showRuns(RoutingContext context, String template) {
        String name = context.pathParam("name");
        finder.find(name, read(context))
                .recover(DatabaseErrors::failRead)
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("name", name, "runs", found)))
                .onFailure(context::fail);
    }

    private void sendRuns(RoutingContext context) {
        String name = context.pathParam("name");
        ListRequest<HostRun> request = read(context);
        if (request.isFiltering()) {
            CsvResponse.send(
                    context, request.definition(), finder.findAll(name, request).recover(DatabaseErrors::failRead));
        } else {
            CsvResponse.send(context, request.definition(), new RunExport(runs, name));
        }
    }

    private static ListRequest<HostRun> read(RoutingContext context) {
        ListRequest<HostRun> request =
                ListRequests.read(HostDetailLists.runs(context.pathParam("name")), context.queryParams());
        if (!request.isDescending()) {
            throw Failure.badInput(Text.of("refusal.runs-order"));
        }
        return request;
    }

    /** A run as a page, or its output as a text where the number has the ending {@code .txt}. */
    private void showRun(RoutingContext context) {
        String name = context.pathParam("name");
        String run = context.pathParam("run");
        boolean isText = run.endsWith(".txt");
        get(name, isText ? run.substring(0, run.length() - ".txt".length()) : run)
                .onSuccess(found -> {
                    if (isText) {
                        new OutputResponse(context, position -> runs.readOutput(name, found.id(), position)
                                        .recover(DatabaseErrors::failRead))
                                .send();
                    } else {
                        render(context, "hosts/runpage", found);
                    }
                })
                .onFailure(context::fail);
    }

    /** The part of a run's page that is loaded again while the run goes on. */
    private void showPart(RoutingContext context) {
        get(context.pathParam("name"), context.pathParam("run"))
                .onSuccess(found -> render(context, "hosts/run", found))
                .onFailure(context::fail);
    }

    private static void render(RoutingContext context, String template, HostRun run) {
        PageRenderer.render(context, template, Map.of("name", context.pathParam("name"), "run", run));
    }

    private void sendActions(RoutingContext context) {
        String name = context.pathParam("name");
        get(name, context.pathParam("run"))
                .onSuccess(run ->
                        CsvResponse.send(context, HostDetailLists.actions(name, run.id()), FixedRows.of(run.actions())))
                .onFailure(context::fail);
    }

    /** The run of that number of a host; fails if there is none. */
    private Future<HostRun> get(String name, String number) {
        return runs.find(name, readNumber(number))
                .recover(DatabaseErrors::failRead)
                .map(found -> found.orElseThrow(() -> createNotFound(number)));
    }

    /** The number of a run; not found for what is none. */
    static long readNumber(String text) {
        return PathNumber.parse(text, number -> createNotFound(text));
    }

    private static Failure createNotFound(String run) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-run", Quote.of(run)));
    }
}
