package io.masif.ui.page.notification;

import io.masif.ui.access.Actor;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.notification.change.RouteWriter;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.RefusedForm;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;

/** The page of a route for administrators, and the forms by which they change routes. */
public final class RouteForms {
    private static final String PATH = NotificationPages.PATH;
    private static final String ONE = PATH + "/:id";

    private final NotificationPages pages;
    private final Pool pool;
    private final RouteWriter writer;

    /** @param pages shows the form of a new route again if it is refused */
    public RouteForms(NotificationPages pages, Pool pool, RouteWriter writer) {
        this.pages = pages;
        this.pool = pool;
        this.writer = writer;
    }

    /** What a form does with a route. */
    @FunctionalInterface
    private interface RouteChange {
        Future<Route> apply(int id, Actor actor);
    }

    /** Mounts the routes of the page and the forms. */
    public void mount(Router router) {
        router.get(ONE).handler(QueryParameters.allowOnly()).handler(context -> find(context)
                .onSuccess(route -> show(context, route, null))
                .onFailure(context::fail));
        router.post(PATH)
                .handler(QueryParameters.allowOnly())
                .handler(context -> RefusedForm.answer(
                        context,
                        () -> add(context),
                        problem -> pages.showForm(context, RouteForm.ofSent(context), problem)));
        router.post(ONE + "/save")
                .handler(QueryParameters.allowOnly())
                .handler(context ->
                        RefusedForm.answer(context, () -> save(context), problem -> showRefused(context, problem)));
        router.post(ONE + "/replace-secret")
                .handler(QueryParameters.allowOnly())
                .handler(this::replaceSecret);
        mount(router, "enable", "notifications.enabled", (id, actor) -> writer.setEnabled(id, true, actor));
        mount(router, "disable", "notifications.disabled", (id, actor) -> writer.setEnabled(id, false, actor));
        mount(router, "test", "notifications.tested", writer::test);
        mount(router, "remove", "notifications.removed", writer::remove);
    }

    private static void mount(Router router, String word, String sentence, RouteChange change) {
        router.post(ONE + "/" + word).handler(QueryParameters.allowOnly()).handler(context -> change.apply(
                        readId(context), Actor.of(context))
                .onSuccess(route -> finish(context, sentence))
                .onFailure(context::fail));
    }

    private Future<?> add(RoutingContext context) {
        return writer.add(RouteForm.read(context, null), Actor.of(context)).onSuccess(route -> {
            if (route.secret() == null) {
                finish(context, "notifications.added");
            } else {
                show(context, route, route.secret());
            }
        });
    }

    private Future<?> save(RoutingContext context) {
        return find(context)
                .map(route -> RouteForm.read(context, route.definition().kind()))
                .compose(definition -> writer.change(readId(context), definition, Actor.of(context)))
                .onSuccess(route -> finish(context, "notifications.saved"));
    }

    private void showRefused(RoutingContext context, String problem) {
        find(context)
                .onSuccess(route -> show(context, route, RouteForm.ofSent(context), null, problem))
                .onFailure(context::fail);
    }

    private void replaceSecret(RoutingContext context) {
        writer.replaceSecret(readId(context), Actor.of(context))
                .onSuccess(route -> show(context, route, route.secret()))
                .onFailure(context::fail);
    }

    /** @param secret the new secret, which is shown this once; null if there is none */
    private static void show(RoutingContext context, Route route, String secret) {
        show(context, route, RouteForm.of(route.definition()), secret, null);
    }

    private static void show(RoutingContext context, Route route, RouteForm form, String secret, String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("route", route);
        parameters.put("form", form);
        parameters.put("secret", secret);
        parameters.put("problem", problem);
        PageRenderer.render(context, "notifications/route", parameters);
    }

    private static void finish(RoutingContext context, String sentence) {
        FormResult.show(context, PageContext.of(context).text(sentence), PATH);
    }

    private Future<Route> find(RoutingContext context) {
        int id = readId(context);
        return RouteStore.find(pool, id)
                .recover(DatabaseErrors::failRead)
                .map(found -> found.orElseThrow(() -> Route.createNotFound(Integer.toString(id))));
    }

    private static int readId(RoutingContext context) {
        return PathNumber.parseInt(context.pathParam("id"), Route::createNotFound);
    }
}
