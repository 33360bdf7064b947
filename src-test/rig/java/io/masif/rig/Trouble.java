package io.masif.rig;

import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a host of {@link TroubleScenario}, and how it is brought about while its agent runs. */
enum Trouble {
    /** A package's script fails. */
    FAILING_PACKAGE("web-1"),
    /** dpkg was stopped in the middle. */
    INTERRUPTED("db-1"),
    HELD("app-1"),
    /** A new configuration file lies beside a changed one. */
    LEFTOVERS("lb-1"),
    LISTS_EXPIRED("mail-1"),
    LISTS_MISSING("ns-1"),
    /** A mirror does not answer. */
    DEAD_MIRROR("nas-1"),
    /** An upgrade would remove a package. */
    REMOVAL("web-2"),
    /** An upgrade is not offered to this host yet. */
    PHASED("app-2"),
    /** An approved action needs one that is not approved. */
    BLOCKED("web-3"),
    REBOOT("db-2"),
    /** Its agent has ended. */
    SILENT("ci-1"),
    /** A second machine has its certificate. */
    DUPLICATE("vpn-1");

    /** What a dpkg leaves that was stopped. */
    private static final String UNFINISHED = """
            Package: foo
            Status: install ok installed
            Maintainer: nobody <nobody@example.com>
            Architecture: all
            Version: 1.0
            Description: what dpkg had done and not yet put into its status file
            """;

    private final String host;

    Trouble(String host) {
        this.host = host;
    }

    /** The name of the first host that has it. */
    String host() {
        return host;
    }

    /** Brings it about on a host whose agent runs and has reported. */
    void begin(Fleet fleet, Host target) {
        Sandbox sandbox = target.sandbox();
        Path root = sandbox.root();
        switch (this) {
            case FAILING_PACKAGE -> fleet.api().approve("probe", "update", "1.5", target.name());
            case INTERRUPTED -> Folders.write(root.resolve("var/lib/dpkg/updates/0000"), UNFINISHED);
            case HELD -> sandbox.aptMark("hold", "curl", "openssl");
            case LEFTOVERS -> Folders.write(root.resolve("etc/proxy.conf.dpkg-dist"), "listen 3129\n");
            case LISTS_EXPIRED -> expireLists(root);
            case LISTS_MISSING -> lists(root, "_Packages").forEach(Folders::delete);
            case DEAD_MIRROR -> {
                Path sources = root.resolve("etc/apt/sources.list");
                String mirror = "deb [trusted=yes] http://127.0.0.1:" + Ports.free() + "/debian ./\n";
                Folders.write(sources, Folders.read(sources) + mirror);
            }
            case BLOCKED -> fleet.api().approve("bar", "update", "1.1", target.name());
            case REBOOT -> {
                Path run = Folders.create(root.resolve("var/run"));
                Folders.write(run.resolve("reboot-required.pkgs"), "linux-image-6.1.0-41-amd64\nlibc6\n");
                Folders.write(run.resolve("reboot-required"), "*** System restart required ***\n");
            }
            case SILENT -> target.agent().terminate();
            case REMOVAL, PHASED, DUPLICATE -> {
                // what is installed and offered is enough
            }
        }
    }

    private static void expireLists(Path root) {
        lists(root, "_Release").forEach(release -> {
            String valid = "Valid-Until: Sat, 01 Jan 2022 00:00:00 UTC\nSuite:";
            Folders.write(release, Folders.read(release).replace("Suite:", valid));
        });
    }

    private static List<Path> lists(Path root, String end) {
        try (Stream<Path> files = Files.list(root.resolve("var/lib/apt/lists"))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
