package io.masif.ui.page.group;

import io.masif.ui.fleet.group.DraftGroup;
import io.masif.ui.fleet.group.GetGroup;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.group.GroupInput;
import io.masif.ui.group.change.GroupWriter;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.Question;
import io.masif.ui.page.RefusedForm;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.group.GroupDetail;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** The forms by which an administrator makes, changes and removes groups. */
final class GroupForms {
    private final GroupPages pages;
    private final FleetClient fleet;
    private final GroupWriter writer;

    /** @param pages show the forms again that are refused */
    GroupForms(GroupPages pages, FleetClient fleet, GroupWriter writer) {
        this.pages = pages;
        this.fleet = fleet;
        this.writer = writer;
    }

    void mount(Router router) {
        router.post(GroupPages.LIST)
                .handler(QueryParameters.allowOnly())
                .handler(context -> RefusedForm.answer(
                        context,
                        () -> create(context),
                        problem -> GroupPages.showNew(context, FormValues.read(context), problem)));
        router.post(GroupPages.ONE + "/change")
                .handler(QueryParameters.allowOnly())
                .handler(context -> RefusedForm.answer(
                        context,
                        () -> change(context),
                        problem -> pages.showOne(context, FormValues.read(context), problem)));
        router.post(GroupPages.ONE + "/remove")
                .handler(QueryParameters.allowOnly())
                .handler(this::remove);
    }

    private Future<?> create(RoutingContext context) {
        GroupInput input = GroupForm.parse(context);
        return fleet.queryFresh(new DraftGroup(input))
                .compose(draft -> writer.create(draft, getActor(context), context.response()::closed))
                .onSuccess(created -> redirect(context, input.name()));
    }

    private Future<?> change(RoutingContext context) {
        GroupInput input = GroupForm.parse(context);
        String seen = context.request().getFormAttribute(GroupForm.SEEN);
        return fleet.query(new GetGroup(context.pathParam("name")))
                .compose(group -> fleet.queryFresh(new DraftGroup(input))
                        .compose(draft ->
                                writer.change(group.id(), draft, seen, getActor(context), context.response()::closed)))
                .onSuccess(changed -> redirect(context, input.name()));
    }

    private static void redirect(RoutingContext context, String group) {
        FormResult.leave(context, GroupPages.LIST + "/" + Format.encodePath(group));
    }

    private void remove(RoutingContext context) {
        fleet.query(new GetGroup(context.pathParam("name")))
                .onSuccess(group -> {
                    if (Question.isAnswered(context)) {
                        remove(context, group);
                    } else {
                        askToRemove(context, group);
                    }
                })
                .onFailure(context::fail);
    }

    private void remove(RoutingContext context, GroupDetail group) {
        writer.remove(group.id(), group.row().name(), null, getActor(context), context.response()::closed)
                .onSuccess(removed -> FormResult.leave(context, GroupPages.LIST))
                .onFailure(context::fail);
    }

    private static void askToRemove(RoutingContext context, GroupDetail group) {
        PageContext page = PageContext.of(context);
        String name = group.row().name();
        String path = GroupPages.LIST + "/" + Format.encodePath(name);
        new Question(
                        page.text("groups.remove-question", name),
                        List.of(
                                page.text(
                                        "groups.remove-members",
                                        page.count(group.row().counts().members(), "host")),
                                page.text("groups.remove-hint")),
                        path + "/remove",
                        Map.of(),
                        page.text("groups.remove"),
                        path)
                .ask(context);
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }
}
