package io.masif.ui.page.host;

import io.masif.failure.Failure;
import io.masif.ui.activity.ActivityStore;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.activity.ActivityEvent;
import io.masif.ui.view.activity.ActivityQuery;
import io.masif.ui.view.activity.EventKind;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The page of a host that was removed: the history still links to it. */
final class RemovedHostPage {
    private final ActivityStore history;

    RemovedHostPage(ActivityStore history) {
        this.history = history;
    }

    /** Answers with the page if a host that was not found has been removed; else the request fails as it did. */
    void show(RoutingContext context, String name, Throwable cause) {
        findRemoval(name, cause)
                .onSuccess(found -> found.ifPresentOrElse(
                        event -> PageRenderer.render(context, "hosts/removed", Map.of("name", name, "removal", event)),
                        () -> context.fail(cause)))
                .onFailure(context::fail);
    }

    /** Empty if it was not for that reason that the host was not found. */
    private Future<Optional<ActivityEvent>> findRemoval(String name, Throwable cause) {
        return Failure.from(cause).code() == Failure.Code.NOT_FOUND
                ? findRemoval(name)
                : Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<ActivityEvent>> findRemoval(String name) {
        ActivityQuery.Names names = new ActivityQuery.Names("", name, "");
        return history.find(new ActivityQuery(names, EventKind.HOSTS_REMOVED, null, null, null), ZoneOffset.UTC, 1)
                .map(found -> found.stream().findFirst());
    }
}
