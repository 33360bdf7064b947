package io.masif.ui.api.delivery;

import io.masif.clock.DatabaseClock;
import io.masif.schedule.MaintenanceWindow;
import io.masif.schedule.Period;
import io.masif.ui.access.Actor;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.delivery.DeliveryWriter;
import io.masif.ui.delivery.StoredWindow;
import io.masif.ui.delivery.WindowFields;
import io.masif.ui.delivery.WindowStore;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.RequestBody;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.stream.Stream;

/** The maintenance windows of groups. */
public final class WindowsApi {
    /** How many openings are shown. */
    private static final int OPENINGS = 5;

    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Pool pool;
    private final FleetClient fleet;
    private final DeliveryWriter writer;

    public WindowsApi(Pool pool, FleetClient fleet, DeliveryWriter writer) {
        this.pool = pool;
        this.fleet = fleet;
        this.writer = writer;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listWindows", this::list);
        routes.mount("addWindow", this::add);
        routes.mount("previewWindow", this::preview);
        routes.mount("removeWindow", this::remove);
    }

    private void list(RoutingContext context) {
        int limit = ListParameters.readLimit(context.queryParams());
        WindowStore.listBefore(pool, ListParameters.readNumber(context.queryParams()), limit + 1)
                .recover(DatabaseErrors::failRead)
                .compose(found -> ListAnswer.byNumber(
                                found, limit, window -> window.record().id())
                        .send(context, window -> write(window, now(context))))
                .onFailure(context::fail);
    }

    private void add(RoutingContext context) {
        JsonMembers members = readMembers(context, "group");
        MaintenanceWindow window = readWindow(members, now(context));
        GroupMember.require(fleet, members)
                .compose(group -> writer.addWindow(group, window, Actor.of(context)))
                .compose(added -> {
                    context.response().setStatusCode(CREATED);
                    return JsonAnswer.send(context, write(added, now(context)));
                })
                .onFailure(context::fail);
    }

    private void preview(RoutingContext context) {
        MaintenanceWindow window = readWindow(readMembers(context), now(context));
        JsonAnswer.send(context, ApiJson.writeArray(window.nextOpenings(now(context), OPENINGS), WindowsApi::write))
                .onFailure(context::fail);
    }

    private void remove(RoutingContext context) {
        writer.removeWindow(DeliveryNumber.read(context), Actor.of(context))
                .compose(removed -> context.response().setStatusCode(NO_CONTENT).end())
                .onFailure(context::fail);
    }

    private static JsonMembers readMembers(RoutingContext context, String... more) {
        String[] names = Stream.concat(
                        Stream.of(more), Stream.of("recurrence", "first_day", "start", "minutes", "zone"))
                .toArray(String[]::new);
        return JsonMembers.ofBody(RequestBody.get(context)).requireOnly(names);
    }

    private static MaintenanceWindow readWindow(JsonMembers members, Instant now) {
        String firstDay = members.getText("first_day");
        return new WindowFields(
                        members.getRequiredText("recurrence"),
                        firstDay == null ? "" : firstDay,
                        members.getRequiredText("start"),
                        members.getRequiredLong("minutes"),
                        members.getRequiredText("zone"))
                .parse(now);
    }

    private static Instant now(RoutingContext context) {
        return DatabaseClock.of(context.vertx()).now();
    }

    private static JsonObject write(StoredWindow stored, Instant now) {
        MaintenanceWindow window = stored.record().window();
        Period next = window.next(now).orElse(null);
        return new JsonObject()
                .put("id", stored.record().id())
                .put("group", stored.groupName())
                .put("recurrence", window.recurrence().toString())
                .put("first_day", window.first().toString())
                .put("start", window.start().toString())
                .put("minutes", window.duration().toMinutes())
                .put("zone", window.zone().getId())
                .put("author", stored.author())
                .put("created", ApiJson.formatInstant(stored.created()))
                .put("opens", next == null ? null : ApiJson.formatInstant(next.from()))
                .put("closes", next == null ? null : ApiJson.formatInstant(next.until()))
                .put("open", next != null && next.contains(now));
    }

    private static JsonObject write(Period period) {
        return new JsonObject()
                .put("opens", ApiJson.formatInstant(period.from()))
                .put("closes", ApiJson.formatInstant(period.until()));
    }
}
