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
import io.masif.ui.view.health.HealthHosts;
import io.masif.ui.view.health.HealthLists;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.list.ListPage;
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
        routes.mount("listHealthHosts", this::listHosts);
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
                .map(groups -> ListPage.of(
                        request,
                        groups.sorted().filter(row -> request.matches(row.value() + " " + row.reason())),
                        groups.rows().size()))
                .compose(found -> ListAnswer.of(found).send(context, HealthApi::write))
                .onFailure(context::fail);
    }

    private void listHosts(RoutingContext context) {
        ListRequest<HealthHost> request = ListParameters.read(HealthLists.ROW_HOSTS, context.queryParams());
        reader.readHosts(readSubject(context), context.pathParam("row"))
                .map(HealthApi::requireFound)
                .compose(found -> ListAnswer.of(ListPage.of(
                                request,
                                found.hosts().stream()
                                        .filter(host -> request.matches(host.name() + " " + host.system())),
                                found.hosts().size()))
                        .send(context, HealthApi::write))
                .onFailure(context::fail);
    }

    private static HealthHosts requireFound(HealthHosts found) {
        if (found.key() == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, "No host has this any more, or there never was such a row.");
        }
        return found;
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
                .put("system", host.system())
                .put("last_seen", ApiJson.formatInstant(host.lastSeen()));
    }
}
