package io.masif.ui.page.group;

import io.masif.ui.fleet.group.DraftGroup;
import io.masif.ui.fleet.group.GetGroup;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.group.GroupInput;
import io.masif.ui.group.change.GroupWriter;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.Format;
import io.masif.ui.session.AuthenticationHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The forms by which an administrator makes, changes and removes groups. */
final class GroupForms {
    private final FleetClient fleet;
    private final GroupWriter writer;

    GroupForms(FleetClient fleet, GroupWriter writer) {
        this.fleet = fleet;
        this.writer = writer;
    }

    void mount(Router router) {
        router.post(GroupPages.LIST).handler(QueryParameters.allowOnly()).handler(this::create);
        router.post(GroupPages.ONE + "/change")
                .handler(QueryParameters.allowOnly())
                .handler(this::change);
        router.post(GroupPages.ONE + "/remove")
                .handler(QueryParameters.allowOnly())
                .handler(this::remove);
    }

    private void create(RoutingContext context) {
        GroupInput input = GroupForm.parse(context);
        fleet.queryFresh(new DraftGroup(input))
                .compose(draft -> writer.create(draft, getActor(context), context.response()::closed))
                .onSuccess(created -> redirect(context, GroupPages.LIST + "/" + Format.encodePath(input.name())))
                .onFailure(context::fail);
    }

    private void change(RoutingContext context) {
        GroupInput input = GroupForm.parse(context);
        fleet.query(new GetGroup(context.pathParam("name")))
                .compose(group -> fleet.queryFresh(new DraftGroup(input))
                        .compose(draft ->
                                writer.change(group.id(), draft, getActor(context), context.response()::closed)))
                .onSuccess(changed -> redirect(context, GroupPages.LIST + "/" + Format.encodePath(input.name())))
                .onFailure(context::fail);
    }

    private void remove(RoutingContext context) {
        fleet.query(new GetGroup(context.pathParam("name")))
                .compose(group ->
                        writer.remove(group.id(), group.row().name(), getActor(context), context.response()::closed))
                .onSuccess(removed -> redirect(context, GroupPages.LIST))
                .onFailure(context::fail);
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }

    private static void redirect(RoutingContext context, String path) {
        context.response()
                .putHeader(HttpHeaders.LOCATION, path)
                .setStatusCode(303)
                .end();
    }
}
