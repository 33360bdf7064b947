package io.masif.ui.api.fleet;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.packages.GetPackage;
import io.masif.ui.fleet.packages.PackageHostReader;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.packages.PackageDetail;
import io.masif.ui.view.packages.PackageHost;
import io.masif.ui.view.packages.PackageLists;
import io.masif.ui.view.packages.PackageVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operations about packages. */
public final class PackagesApi {
    private static final String NAME = "name";

    private final FleetClient fleet;
    private final PackageHostReader hosts;

    public PackagesApi(FleetClient fleet, PackageHostReader hosts) {
        this.fleet = fleet;
        this.hosts = hosts;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("getPackage", this::get);
        routes.mount("listHostsOfPackage", this::listHosts);
    }

    private void get(RoutingContext context) {
        fleet.query(new GetPackage(context.pathParam(NAME)))
                .compose(found -> JsonAnswer.send(context, write(found)))
                .onFailure(context::fail);
    }

    private void listHosts(RoutingContext context) {
        hosts.find(context.pathParam(NAME), ListParameters.read(PackageLists.HOSTS, context.queryParams()))
                .compose(found -> ListAnswer.of(found).send(context, PackagesApi::write))
                .onFailure(context::fail);
    }

    private static JsonObject write(PackageDetail detail) {
        return new JsonObject()
                .put("name", detail.name())
                .put("planned_hosts", detail.plannedHosts())
                .put("versions", ApiJson.writeArray(detail.versions(), PackagesApi::write))
                .put("replaced_versions", ApiJson.writeArray(detail.replaced(), each -> new JsonObject()
                        .put("version", each.version())
                        .put("hosts", each.hosts())))
                .put(
                        "approvals",
                        new JsonArray(detail.decisions().stream()
                                .map(decision -> decision.id())
                                .toList()))
                .put("approval_count", detail.decisionCount());
    }

    private static JsonObject write(PackageVersion version) {
        return ApiJson.writeKey(version.key())
                .put("security", version.isSecurity())
                .put("planned", version.hosts().planned())
                .put("pending", version.hosts().pending())
                .put("done", version.hosts().done())
                .put("running", version.hosts().running())
                .put("failed", version.failedHosts().count())
                .put("failed_hosts", new JsonArray(version.failedHosts().names()));
    }

    private static JsonObject write(PackageHost row) {
        return new JsonObject()
                .put("host", row.host())
                .put("installed_version", row.installed())
                .put("planned_version", row.planned())
                .put("planned", row.isPlanned())
                .put("failed", row.isFailed())
                .put("running", row.isRunning());
    }
}
