package io.masif.rig;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.fill.FleetChanges;
import io.masif.rig.fill.FleetFill;
import java.nio.file.Path;

/** A fleet without agents: a master and a UI over a database that is filled as if its hosts had reported for half a year. */
public final class FilledFleet implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 192;
    /** The UI keeps its index of all hosts and their outcomes in memory. */
    private static final int HOSTS_PER_MEGABYTE = 40;

    private final CentralServices services;
    private volatile FleetChanges changes;

    private FilledFleet(Path folder, int uiPort, int hosts) {
        int heap = HEAP_MEGABYTES + hosts / HOSTS_PER_MEGABYTE;
        services = new CentralServices(folder, uiPort, HEAP_MEGABYTES, heap, null);
    }

    /**
     * Starts one in an empty folder; the UI is started when the database is filled.
     *
     * @param binaries the folder into which the database's program is unpacked
     * @param changesPerSecond how much changes from then on; hosts that are not silent are seen again in any case
     */
    public static FilledFleet start(Path binaries, Path folder, int uiPort, int hosts, double changesPerSecond) {
        FilledFleet fleet = new FilledFleet(folder, uiPort, hosts);
        try {
            fleet.services.startDatabase(binaries);
            fleet.services.startMaster();
            fleet.changes = FleetFill.fill(fleet.services.database(), hosts).start(changesPerSecond);
            fleet.services.startUi();
            return fleet;
        } catch (RuntimeException | AssertionError e) {
            fleet.close();
            throw e;
        }
    }

    public String uiAddress() {
        return services.uiAddress();
    }

    public String uiPassword() {
        return services.uiPassword();
    }

    /** The UI's API. */
    public UiApi api() {
        return services.api();
    }

    public EmbeddedDatabase database() {
        return services.database();
    }

    @Override
    public void close() {
        if (changes != null) {
            changes.close();
        }
        services.close();
    }
}
