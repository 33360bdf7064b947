package io.masif.rig;

import io.masif.rig.apt.DebPackage;
import java.util.ArrayList;
import java.util.List;

/** What there is to upgrade in the demo. */
public final class Scenario {
    private static final List<String> NAMES = List.of("web-1", "web-2", "db-1");
    static final List<String> EVERYWHERE = List.of(
            "curl=7.88.1-10+deb12u12",
            "foo=1.0",
            "openssl=3.0.16-1~deb12u1",
            "perl=5.36.0-7+deb12u2",
            "tzdata=2025a-0+deb12u1");
    private static final List<String> WEB = List.of("bar=1.0", "nginx=1.22.1-9+deb12u2");
    private static final List<String> DATABASE =
            List.of("mariadb-server=1:10.11.11-0+deb12u1", "webmail=1.6.5", "webmail-classic=1.4", "probe=1.4");

    private Scenario() {}

    /** Offers the packages, and adds that many hosts; what an earlier demo left is kept. */
    public static void prepare(Fleet fleet, int hosts) {
        addInstalledVersions(fleet);
        for (int number = 1; number <= hosts; number++) {
            fleet.addHost(name(number), installed(number, hosts));
        }
        addUpdates(fleet);
    }

    private static String name(int number) {
        return number <= NAMES.size() ? NAMES.get(number - 1) : "app-" + (number - NAMES.size());
    }

    private static String[] installed(int number, int hosts) {
        List<String> packages = new ArrayList<>(EVERYWHERE);
        if (number <= 2) {
            packages.addAll(WEB);
        }
        if (number == Math.min(hosts, 3)) {
            packages.addAll(DATABASE);
        }
        return packages.toArray(String[]::new);
    }

    /** Offers the versions that the hosts have. */
    static void addInstalledVersions(Fleet fleet) {
        fleet.archive()
                .add(
                        DebPackage.of("bar", "1.0"),
                        DebPackage.of("curl", "7.88.1-10+deb12u12"),
                        DebPackage.of("foo", "1.0"),
                        DebPackage.of("mariadb-server", "1:10.11.11-0+deb12u1"),
                        DebPackage.of("nginx", "1.22.1-9+deb12u2"),
                        DebPackage.of("openssl", "3.0.16-1~deb12u1"),
                        DebPackage.of("perl", "5.36.0-7+deb12u2"),
                        DebPackage.of("probe", "1.4"),
                        DebPackage.of("tzdata", "2025a-0+deb12u1"),
                        DebPackage.of("webmail", "1.6.5"),
                        DebPackage.of("webmail-classic", "1.4"));
    }

    /** Offers the versions that they are to get. */
    static void addUpdates(Fleet fleet) {
        fleet.archive()
                .add(
                        DebPackage.of("bar", "1.1").depends("newdep (>= 0.9)"),
                        DebPackage.of("curl", "7.88.1-10+deb12u14"),
                        DebPackage.of("foo", "1.1"),
                        DebPackage.of("mariadb-server", "1:10.11.14-0+deb12u2"),
                        DebPackage.of("newdep", "0.9"),
                        DebPackage.of("perl", "5.36.0-7+deb12u3"),
                        DebPackage.of("probe", "1.5")
                                .postinst("echo 'probe: cannot reach the sensor at 192.0.2.7' >&2\nexit 3"),
                        DebPackage.of("tzdata", "2025b-0+deb12u2"),
                        DebPackage.of("webmail", "1.6.11").conflicts("webmail-classic"));
        fleet.security().add(DebPackage.of("nginx", "1.22.1-9+deb12u3"), DebPackage.of("openssl", "3.0.17-1~deb12u2"));
    }
}
