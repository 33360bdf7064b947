package io.masif.proof;

import io.masif.rig.Command;
import io.masif.rig.Fleet;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Debian in a folder, with the agent's package installed in it. */
final class ChrootHost {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LC_ALL", "C.UTF-8",
            "DEBIAN_FRONTEND", "noninteractive",
            "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final Path root;

    ChrootHost(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** What a command printed that was run inside. */
    String run(String... command) {
        List<String> all = new ArrayList<>(List.of("chroot", root.toString()));
        all.addAll(List.of(command));
        return Command.run(root, ENVIRONMENT, all);
    }

    /** A line per package: name, version, status. */
    Set<String> packages() {
        return run("dpkg-query", "-W", "-f", "${binary:Package} ${Version} ${db:Status-Abbrev}\n")
                .lines()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String version(String name) {
        return run("dpkg-query", "-W", "-f", "${Version}", name);
    }

    /** The lines that apt-get shows for what it would unpack or remove. */
    List<String> pending() {
        return run("apt-get", "-sqq", "dist-upgrade")
                .lines()
                .filter(line -> line.startsWith("Inst ") || line.startsWith("Remv ") || line.startsWith("Conf "))
                .toList();
    }

    /** The conffiles of a package, by dpkg; those that it has given up are none. */
    List<String> conffiles(String name) {
        return run("dpkg-query", "-W", "-f", "${Conffiles}\n", name)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("/") && !line.endsWith("obsolete"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(file -> Files.isRegularFile(inside(file)))
                .toList();
    }

    /** Changes a file as an administrator would. */
    void append(String file, String text) {
        try {
            Files.writeString(inside(file), text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        return Folders.read(inside(file));
    }

    boolean has(String file) {
        return Files.exists(inside(file));
    }

    /** The agent inside, as its package installed it. */
    Service agent(Fleet fleet, String name, Path log) {
        Pki.Identity identity = fleet.pki().client(name);
        Folders.write(inside("/etc/masif/agent.crt"), Folders.read(identity.cert()));
        Folders.write(inside("/etc/masif/agent.key"), Folders.read(identity.key()));
        Folders.write(inside("/etc/masif/ca.crt"), Folders.read(identity.ca()));
        Folders.write(inside("/etc/masif/proof.yaml"), """
                interval: {check: 3600, report: 2}
                master: {host: "127.0.0.1:%d", cn: "%s"}
                tls: {cert: /etc/masif/agent.crt, key: /etc/masif/agent.key, ca: /etc/masif/ca.crt}
                """.formatted(fleet.masterPort(), fleet.masterCn()));
        return Service.of(
                "agent",
                List.of("chroot", root.toString(), "/usr/bin/masif-agent", "--config", "/etc/masif/proof.yaml"),
                log,
                ENVIRONMENT);
    }

    private Path inside(String file) {
        return root.resolve(file.substring(1));
    }
}
