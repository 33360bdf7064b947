package io.masif.ui.api.fleet;

import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.delivery.GetHostDelivery;
import io.masif.ui.fleet.host.summary.HostListReader;
import io.masif.ui.fleet.host.summary.HostReader;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import io.vertx.ext.web.RoutingContext;

/** The operations about hosts. */
public final class HostsApi {
    private final FleetClient fleet;
    private final HostReader hosts;
    private final RunStore runs;
    private final HostListReader list;

    public HostsApi(FleetClient fleet, HostReader hosts, RunStore runs, HostTimeStore times) {
        this.fleet = fleet;
        this.hosts = hosts;
        this.runs = runs;
        this.list = new HostListReader(fleet, times);
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listHosts", this::list);
        routes.mount("getHost", this::get);
    }

    private void list(RoutingContext context) {
        ListRequest<HostRow> request = ListParameters.read(HostColumns.LIST, context.queryParams());
        HostFilter.of(request);
        list.find(request)
                .map(found -> ListAnswer.of(found.list()))
                .compose(answer -> answer.send(context, HostJson::writeRow))
                .onFailure(context::fail);
    }

    private void get(RoutingContext context) {
        String name = context.pathParam("name");
        hosts.get(name)
                .compose(detail -> runs.findByHost(name).map(found -> HostJson.writeDetail(detail, found)))
                .compose(json -> fleet.query(new GetHostDelivery(name))
                        .map(delivery -> json.put("delivery", HostDeliveryJson.write(delivery))))
                .compose(json -> JsonAnswer.send(context, json))
                .onFailure(context::fail);
    }
}
