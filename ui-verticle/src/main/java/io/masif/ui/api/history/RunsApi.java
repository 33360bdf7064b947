package io.masif.ui.api.history;

import io.masif.domain.Result;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.fleet.HostJson;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.PathNumber;
import io.masif.ui.store.run.FleetRuns;
import io.masif.ui.store.run.RunFilter;
import io.masif.ui.store.run.RunOfHost;
import io.masif.ui.view.Moments;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operations about runs. */
public final class RunsApi {
    private final FleetRuns search;

    public RunsApi(FleetRuns search) {
        this.search = search;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listRuns", this::list);
        routes.mount("getRun", this::get);
    }

    private void list(RoutingContext context) {
        MultiMap parameters = context.queryParams();
        search.find(
                        new RunFilter(
                                get(parameters, "package"),
                                get(parameters, "host"),
                                Moments.parse("since", get(parameters, "since")),
                                Moments.parse("until", get(parameters, "until")),
                                readOutcome(get(parameters, "outcome"))),
                        ListParameters.readNumber(parameters),
                        ListParameters.readLimit(parameters))
                .recover(DatabaseErrors::failRead)
                .compose(found -> new ListAnswer<>(
                                found.runs(), found.next() == null ? null : ListAnswer.cursorAfter(found.next()), null)
                        .send(context, RunsApi::write))
                .onFailure(context::fail);
    }

    private static String get(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value.strip();
    }

    private static String readOutcome(String word) {
        if (!word.isEmpty() && Result.of(word).isEmpty()) {
            throw Failure.badInput("outcome must be one of " + Result.words() + ", but is " + Quote.of(word));
        }
        return word;
    }

    private void get(RoutingContext context) {
        String id = context.pathParam("id");
        search.find(PathNumber.parse(id, RunsApi::createNotFound))
                .recover(DatabaseErrors::failRead)
                .map(found -> found.orElseThrow(() -> createNotFound(id)))
                .compose(found -> JsonAnswer.send(
                        context, write(found).put("log", found.run().output())))
                .onFailure(context::fail);
    }

    private static Failure createNotFound(String id) {
        return Failure.of(Failure.Code.NOT_FOUND, "There is no run " + Quote.of(id) + ".");
    }

    private static JsonObject write(RunOfHost found) {
        return HostJson.writeRun(found.run()).put("host", found.host());
    }
}
