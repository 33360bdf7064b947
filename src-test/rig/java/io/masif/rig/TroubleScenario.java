package io.masif.rig;

import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.util.ArrayList;
import java.util.List;

/** Hosts that have trouble, each of another kind, and then others that have none. */
public final class TroubleScenario implements AutoCloseable {
    private static final int REFRESH_SECONDS = 20;

    private final Fleet fleet;
    private final int hosts;
    private VersionOneHost versionOne;

    public TroubleScenario(Fleet fleet, int hosts) {
        this.fleet = fleet;
        this.hosts = hosts;
    }

    /** Adds the hosts, starts their agents, and brings the trouble about when the UI lists them. */
    public void begin() {
        fleet.archive()
                .add(
                        DebPackage.of("phased", "1.0"),
                        DebPackage.of("proxy", "1.0").conffile("/etc/proxy.conf", "listen 3128\n"));
        Scenario.addInstalledVersions(fleet);
        for (int number = 0; number < hosts; number++) {
            addHost(number);
        }
        Scenario.addUpdates(fleet);
        fleet.archive().add(DebPackage.of("phased", "1.1").field("Phased-Update-Percentage", "0"));
        String name = Trouble.DUPLICATE.host();
        if (fleet.host(name) != null) {
            fleet.addHost(name + "-twin", name, 0, "curl=7.88.1-10+deb12u12");
        }
        fleet.startAgents().awaitHosts();
        for (Trouble trouble : Trouble.values()) {
            Host host = fleet.host(trouble.host());
            if (host != null) {
                trouble.begin(fleet, host);
            }
        }
        versionOne = new VersionOneHost(fleet, "legacy-1").start();
    }

    @Override
    public void close() {
        if (versionOne != null) {
            versionOne.close();
        }
    }

    private void addHost(int number) {
        Trouble[] all = Trouble.values();
        List<String> packages = new ArrayList<>(Scenario.EVERYWHERE);
        if (number >= all.length) {
            fleet.addHost("node-" + (number - all.length + 1), packages.toArray(String[]::new));
            return;
        }
        Trouble trouble = all[number];
        switch (trouble) {
            case FAILING_PACKAGE -> packages.add("probe=1.4");
            case LEFTOVERS -> packages.add("proxy=1.0");
            case REMOVAL -> packages.addAll(List.of("webmail=1.6.5", "webmail-classic=1.4"));
            case PHASED -> packages.add("phased=1.0");
            case BLOCKED -> packages.add("bar=1.0");
            default -> packages.add("nginx=1.22.1-9+deb12u2");
        }
        int refresh = trouble == Trouble.DEAD_MIRROR ? REFRESH_SECONDS : 0;
        Host host = fleet.addHost(trouble.host(), trouble.host(), refresh, packages.toArray(String[]::new));
        if (trouble == Trouble.PHASED) {
            // by which apt decides whether it is the host's turn; without it, all updates are
            Folders.write(host.sandbox().root().resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
        }
    }
}
