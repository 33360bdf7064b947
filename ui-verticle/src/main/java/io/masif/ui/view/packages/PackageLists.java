package io.masif.ui.view.packages;

import io.masif.domain.Kind;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The lists of the hosts of a package. */
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

    /** The filter by the kind of the action. */
    public static final String ACTION = "action";

    /** The column with the time of the run, which the index does not have. */
    public static final String WHEN = "when";

    private PackageLists() {}

    /** What hosts have executed or execute now with the package of that name. Each package has its own path. */
    public static ListDefinition<PackageExecution> executions(String name) {
        return new ListDefinition<PackageExecution>(
                        path(name, "hosts"),
                        List.of(
                                Column.sorted("host", PackageExecution::host).required(),
                                Column.sorted(STATE, row -> row.state().word()),
                                Column.unsorted("package", row -> row.action().packageName()),
                                Column.sorted(ACTION, row -> row.action().kind().word()),
                                new Column<>(
                                        VERSION,
                                        row -> row.action().to(),
                                        row -> VersionOrder.of(row.action().to())),
                                new Column<>(
                                        "from",
                                        row -> row.action().from(),
                                        row -> VersionOrder.of(row.action().from())),
                                Column.sorted(WHEN, PackageExecution::moment)),
                        List.of(
                                Filter.ofText(VERSION),
                                words(STATE, PackageExecution.State.values(), PackageExecution.State::word),
                                words(ACTION, Kind.values(), Kind::word)),
                        "host")
                .identifiedBy(row -> List.of(row.host(), row.key().action()));
    }

    /** Its actions, with the numbers of hosts. */
    public static ListDefinition<PackageVersion> versions(String name) {
        return new ListDefinition<>(
                path(name, "versions"),
                List.of(
                        Column.sorted(ACTION, row -> row.key().kind().word()),
                        Column.sorted(VERSION, row -> row.key().version()),
                        Column.sorted("security", PackageVersion::isSecurity),
                        Column.sorted("planned", row -> row.hosts().planned()),
                        Column.sorted("pending", row -> row.hosts().pending()),
                        Column.sorted("declined", row -> row.hosts().declined()),
                        Column.sorted("running", row -> row.hosts().running()),
                        Column.sorted("done", row -> row.hosts().done()),
                        Column.sorted("failed", row -> row.failedHosts().count())),
                List.of(),
                ACTION);
    }

    /** The versions that hosts have now and would replace or remove. */
    public static ListDefinition<PackageDetail.ReplacedVersion> replaced(String name) {
        return new ListDefinition<>(
                path(name, "replaced"),
                List.of(
                        Column.sorted(VERSION, PackageDetail.ReplacedVersion::version),
                        Column.sorted("hosts", PackageDetail.ReplacedVersion::hosts)),
                List.of(),
                VERSION);
    }

    private static String path(String name, String list) {
        return "/packages/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/" + list;
    }

    private static <T> Filter words(String name, T[] values, Function<T, String> word) {
        return Filter.of(name, Arrays.stream(values).map(word).toArray(String[]::new));
    }
}
