package io.masif.ui.view.packages;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;

/** The list of the hosts of a package. */
public final class PackageLists {
    /** The filter by version. */
    public static final String VERSION = "version";
    /** The filter by what is known. */
    public static final String STATE = "state";

    public static final String INSTALLED = "installed";
    public static final String PLANNED = "planned";
    public static final String FAILED = "failed";
    public static final String RUNNING = "running";

    /** Hosts by name. */
    public static final ListDefinition<PackageHost> HOSTS = new ListDefinition<PackageHost>(
                    "/packages",
                    List.of(Column.sorted("name", PackageHost::host)),
                    List.of(Filter.ofText(VERSION), Filter.of(STATE, INSTALLED, PLANNED, FAILED, RUNNING)),
                    "name")
            .identifiedBy(row -> List.of(row.host()));

    private PackageLists() {}
}
