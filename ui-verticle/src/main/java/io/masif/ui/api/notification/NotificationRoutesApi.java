package io.masif.ui.api.notification;

import io.masif.text.Quote;
import io.masif.ui.access.Actor;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.RequestBody;
import io.masif.ui.notification.change.RouteWriter;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteFields;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.operator.Role;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** The operations about the routes of notifications. */
public final class NotificationRoutesApi {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final String ENABLED = "enabled";
    private static final String DISABLED = "disabled";

    private final Pool pool;
    private final RouteWriter writer;

    public NotificationRoutesApi(Pool pool, RouteWriter writer) {
        this.pool = pool;
        this.writer = writer;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listNotificationRoutes", this::list);
        routes.mount("addNotificationRoute", this::add);
        routes.mount("changeNotificationRoute", this::change);
        routes.mount("changeNotificationRouteState", this::changeState);
        routes.mount("removeNotificationRoute", context -> writer.remove(readId(context), Actor.of(context))
                .compose(removed -> context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail));
        routes.mount("testNotificationRoute", context -> writer.test(readId(context), Actor.of(context))
                .compose(tested -> context.response().setStatusCode(ACCEPTED).end())
                .onFailure(context::fail));
        routes.mount("replaceNotificationSecret", context -> writer.replaceSecret(readId(context), Actor.of(context))
                .compose(route -> sendWithSecret(context, route))
                .onFailure(context::fail));
    }

    private void list(RoutingContext context) {
        boolean isAdministrator =
                AuthenticationHandler.getSession(context).role().includes(Role.ADMINISTRATOR);
        RouteStore.list(pool)
                .recover(DatabaseErrors::failRead)
                .compose(routes -> JsonAnswer.send(
                        context, ApiJson.writeArray(routes, route -> RouteJson.write(route, isAdministrator))))
                .onFailure(context::fail);
    }

    private void add(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context))
                .requireOnly("name", "kind", "target", "events", "security_days");
        writer.add(readFields(members, members.getRequiredText("kind")).parse(), Actor.of(context))
                .compose(route -> {
                    context.response().setStatusCode(CREATED);
                    return sendWithSecret(context, route);
                })
                .onFailure(context::fail);
    }

    private void change(RoutingContext context) {
        int id = readId(context);
        JsonMembers members =
                JsonMembers.ofBody(RequestBody.get(context)).requireOnly("name", "target", "events", "security_days");
        RouteStore.find(pool, id)
                .recover(DatabaseErrors::failRead)
                .map(found -> found.orElseThrow(() -> Route.createNotFound(Integer.toString(id))))
                .map(route ->
                        readFields(members, route.definition().kind().word()).parse())
                .compose(definition -> writer.change(id, definition, Actor.of(context)))
                .compose(changed -> JsonAnswer.send(context, RouteJson.write(changed, true)))
                .onFailure(context::fail);
    }

    private void changeState(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("state");
        String state = members.getRequiredText("state");
        if (!state.equals(ENABLED) && !state.equals(DISABLED)) {
            throw members.createFailure("state", ENABLED + " or " + DISABLED, Quote.of(state));
        }
        writer.setEnabled(readId(context), state.equals(ENABLED), Actor.of(context))
                .compose(changed -> JsonAnswer.send(context, RouteJson.write(changed, true)))
                .onFailure(context::fail);
    }

    private static RouteFields readFields(JsonMembers members, String kind) {
        List<String> events = members.getTexts("events");
        Long days = members.getInteger("security_days");
        return new RouteFields(
                members.getRequiredText("name"),
                kind,
                members.getRequiredText("target"),
                events == null ? List.of() : events,
                days == null ? RouteFields.USUAL_DAYS : days);
    }

    private static Future<Void> sendWithSecret(RoutingContext context, Route route) {
        return JsonAnswer.send(
                context,
                new JsonObject().put("route", RouteJson.write(route, true)).put("secret", route.secret()));
    }

    private static int readId(RoutingContext context) {
        return PathNumber.parseInt(context.pathParam("id"), Route::createNotFound);
    }
}
