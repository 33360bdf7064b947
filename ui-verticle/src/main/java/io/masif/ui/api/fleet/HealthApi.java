package io.masif.ui.api.fleet;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.health.HealthReader;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthLists;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operations about the fleet's health. */
public final class HealthApi {
    private final HealthReader reader;

    public HealthApi(HealthReader reader) {
        this.reader = reader;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listHealthSubjects", this::listSubjects);
        routes.mount("listHealthRows", this::listRows);
        routes.mount("listHealthHosts", this::listRowHosts);
        routes.mount("listHealthSubjectHosts", this::listHosts);
    }

    private void listSubjects(RoutingContext context) {
        reader.readAll()
                .compose(all -> JsonAnswer.send(context, ApiJson.writeArray(all, HealthApi::write)))
                .onFailure(context::fail);
    }

    private void listRows(RoutingContext context) {
        HealthSubject subject = readSubject(context);
        ListRequest<HealthRow> request = ListParameters.read(HealthLists.of(subject), context.queryParams());
        reader.read(subject)
                .map(groups -> HealthLists.select(request, groups))
                .compose(found -> ListAnswer.of(found).send(context, HealthApi::write))
                .onFailure(context::fail);
    }

    private void listHosts(RoutingContext context) {
        list(context, ListParameters.read(HealthLists.hostsOf(readSubject(context)), context.queryParams()));
    }

    private void listRowHosts(RoutingContext context) {
        list(
                context,
                ListParameters.read(HealthLists.hostsOf(readSubject(context)), context.queryParams())
                        .withDefault(HealthLists.ROW, context.pathParam("row")));
    }

    private void list(RoutingContext context, ListRequest<HealthHost> request) {
        reader.requireHosts(readSubject(context), request)
                .map(found -> ListAnswer.of(HealthLists.select(request, found)))
                .compose(found -> reader.readLastSeen(request, found.rows()).map(found::withRows))
                .compose(found -> found.send(context, HealthApi::write))
                .onFailure(context::fail);
    }

    private static HealthSubject readSubject(RoutingContext context) {
        String word = context.pathParam("subject");
        return HealthSubject.of(word)
                .orElseThrow(() -> Failure.of(
                        Failure.Code.NOT_FOUND,
                        "There is no subject " + Quote.of(word) + ", but " + String.join(", ", HealthSubject.words())
                                + "."));
    }

    private static JsonObject write(HealthGroups groups) {
        return new JsonObject()
                .put("subject", groups.subject().word())
                .put("rows", groups.rows().size())
                .put("hosts", groups.hosts());
    }

    private static JsonObject write(HealthRow row) {
        return new JsonObject()
                .put("id", row.key().id())
                .put("value", row.value())
                .put("reason", row.reason())
                .put("amount", row.amount())
                .put("hosts", row.hosts());
    }

    private static JsonObject write(HealthHost host) {
        return new JsonObject()
                .put("name", host.name())
                .put("value", host.key().value())
                .put("reason", host.key().reason())
                .put("amount", host.key().amount())
                .put("system", host.system())
                .put("last_seen", ApiJson.formatInstant(host.lastSeen()));
    }
}
