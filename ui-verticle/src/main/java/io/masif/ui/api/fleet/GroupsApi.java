package io.masif.ui.api.fleet;

import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.group.DraftGroup;
import io.masif.ui.fleet.group.FindGroups;
import io.masif.ui.fleet.group.GetGroup;
import io.masif.ui.fleet.host.FindHosts;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.group.GroupInput;
import io.masif.ui.group.change.GroupWriter;
import io.masif.ui.http.RequestBody;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.group.GroupDetail;
import io.masif.ui.view.group.GroupLists;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** The operations about groups of hosts. */
public final class GroupsApi {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final FleetClient fleet;
    private final GroupWriter writer;

    public GroupsApi(FleetClient fleet, GroupWriter writer) {
        this.fleet = fleet;
        this.writer = writer;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listGroups", this::list);
        routes.mount("createGroup", this::create);
        routes.mount("getGroup", context -> answer(context, context.pathParam("name"), OK)
                .onFailure(context::fail));
        routes.mount("changeGroup", this::change);
        routes.mount("removeGroup", this::remove);
        routes.mount("listGroupMembers", this::listMembers);
    }

    private void list(RoutingContext context) {
        fleet.query(new FindGroups(ListParameters.read(GroupLists.GROUPS, context.queryParams())))
                .compose(found -> ListAnswer.of(found).send(context, GroupJson::write))
                .onFailure(context::fail);
    }

    private void listMembers(RoutingContext context) {
        get(context)
                .compose(group -> fleet.query(new FindHosts(ListParameters.read(HostColumns.LIST, context.queryParams())
                        .withDefault(HostFilter.GROUP, group.row().name()))))
                .compose(found -> ListAnswer.of(found.list()).send(context, HostJson::writeRow))
                .onFailure(context::fail);
    }

    private void create(RoutingContext context) {
        GroupInput input = GroupJson.readNew(RequestBody.get(context));
        fleet.queryFresh(new DraftGroup(input))
                .compose(draft -> writer.create(draft, getActor(context), context.response()::closed))
                .compose(created -> answer(context, input.name(), CREATED))
                .onFailure(context::fail);
    }

    private void change(RoutingContext context) {
        GroupJson.Change change = GroupJson.readChange(RequestBody.get(context));
        get(context)
                .compose(group -> fleet.queryFresh(new DraftGroup(change.input()))
                        .compose(draft -> writer.change(
                                group.id(), draft, change.version(), getActor(context), context.response()::closed)))
                .compose(changed -> answer(context, change.input().name(), OK))
                .onFailure(context::fail);
    }

    private void remove(RoutingContext context) {
        String version = context.queryParams().get("version");
        get(context)
                .compose(group -> writer.remove(
                        group.id(), group.row().name(), version, getActor(context), context.response()::closed))
                .onSuccess(
                        removed -> context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail);
    }

    private Future<GroupDetail> get(RoutingContext context) {
        return fleet.query(new GetGroup(context.pathParam("name")));
    }

    private Future<?> answer(RoutingContext context, String name, int status) {
        return fleet.query(new GetGroup(name)).compose(group -> {
            context.response().setStatusCode(status);
            return JsonAnswer.send(context, GroupJson.write(group));
        });
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }
}
