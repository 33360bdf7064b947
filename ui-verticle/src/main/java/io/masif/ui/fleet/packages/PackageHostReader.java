package io.masif.ui.fleet.packages;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.store.run.ActionRunStore;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.packages.PackageHost;
import io.vertx.core.Future;

/** Finds where a package is by the index, and reads from the database whether hosts removed or installed it last. */
public final class PackageHostReader {
    private final FleetClient fleet;
    private final ActionRunStore runs;

    public PackageHostReader(FleetClient fleet, ActionRunStore runs) {
        this.fleet = fleet;
        this.runs = runs;
    }

    /** A page of the hosts of which plans or runs tell something about a package; not found if there are none. */
    public Future<ListPage<PackageHost>> find(String name, ListRequest<PackageHost> request) {
        return fleet.query(new FindReinstallations(name))
                .compose(executions -> runs.findDone(executions).recover(DatabaseErrors::failRead))
                .compose(order -> fleet.query(new FindPackageHosts(name, request, order)));
    }
}
