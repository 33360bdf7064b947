package io.masif.ui.api.history;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.activity.ActivityStore;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.http.PathNumber;
import io.masif.ui.view.activity.ActivityCursor;
import io.masif.ui.view.activity.ActivityEvent;
import io.masif.ui.view.activity.ActivityQueries;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.List;

/** The operations about the history. */
public final class HistoryApi {
    private final ActivityStore store;

    public HistoryApi(ActivityStore store) {
        this.store = store;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listHistory", this::list);
        routes.mount("getEvent", this::get);
    }

    private void list(RoutingContext context) {
        int limit = ListParameters.readLimit(context.queryParams());
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        String cursor = parameters.get("cursor");
        if (cursor != null) {
            parameters.set(ActivityQueries.BEFORE, cursor);
        }
        store.find(ActivityQueries.read(parameters), ZoneOffset.UTC, limit + 1)
                .compose(found -> createAnswer(found, limit).send(context, HistoryApi::write))
                .onFailure(context::fail);
    }

    private static ListAnswer<ActivityEvent> createAnswer(List<ActivityEvent> found, int limit) {
        if (found.size() <= limit) {
            return new ListAnswer<>(found, null, null);
        }
        List<ActivityEvent> rows = found.subList(0, limit);
        return new ListAnswer<>(rows, ActivityCursor.of(rows.get(limit - 1)).format(), null);
    }

    private void get(RoutingContext context) {
        String id = context.pathParam("id");
        store.find(PathNumber.parse(id, HistoryApi::createNotFound))
                .map(found -> found.orElseThrow(() -> createNotFound(id)))
                .compose(found -> JsonAnswer.send(context, write(found)))
                .onFailure(context::fail);
    }

    private static Failure createNotFound(String id) {
        return Failure.of(Failure.Code.NOT_FOUND, "There is no event " + Quote.of(id) + " in the history.");
    }

    private static JsonObject write(ActivityEvent event) {
        return new JsonObject()
                .put("id", event.id())
                .put("at", ApiJson.formatInstant(event.happenedAt()))
                .put("actor", event.actor())
                .put("kind", event.kind())
                .put("host", event.host())
                .put("detail", event.details());
    }
}
