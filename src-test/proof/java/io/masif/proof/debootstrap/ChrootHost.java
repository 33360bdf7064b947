package io.masif.proof.debootstrap;

import io.masif.rig.Fleet;
import io.masif.rig.apt.Archive;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Debian or Ubuntu in a folder, with the agent's package installed in it. */
final class ChrootHost {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LC_ALL", "C.UTF-8",
            "DEBIAN_FRONTEND", "noninteractive",
            "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private static final String ARCHIVES = "/var/lib/masif-proof/";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path root;

    ChrootHost(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path root() {
        return root;
    }

    /** The package of a file. */
    String owner(String file) {
        return run("dpkg", "-S", file).replaceFirst(":.*", "").strip();
    }

    /** What a command printed that was run inside. */
    String run(String... command) {
        return Command.run(root, ENVIRONMENT, chroot(command));
    }

    /** As {@link #run}, also where it ends with a failure. */
    Command.Output attempt(String... command) {
        return Command.attempt(root, ENVIRONMENT, chroot(command));
    }

    /** A command inside that runs beside others. */
    Service background(String name, Path log, String... command) {
        return Service.of(name, chroot(command), log, ENVIRONMENT).start();
    }

    private List<String> chroot(String... command) {
        List<String> all = new ArrayList<>(List.of("chroot", root.toString()));
        all.addAll(List.of(command));
        return all;
    }

    /** An empty archive with that label, which this host installs from. */
    Archive archive(String label) {
        Archive archive = Archive.withLabel(resolve(ARCHIVES + label), label);
        append("/etc/apt/sources.list", "deb [trusted=yes] copy:" + ARCHIVES + label + " ./\n");
        return archive;
    }

    /** Fetches the lists, when the agent does not do so itself. */
    void update() {
        Await.until(
                "apt-get update",
                PATIENCE,
                () -> attempt("apt-get", "-qq", "update", "--error-on=any").code() == 0);
    }

    /** Installs packages as an administrator does, each {@code NAME} or {@code NAME=VERSION}. */
    void install(String... packages) {
        update();
        List<String> command =
                new ArrayList<>(List.of("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600", "install", "-y"));
        command.addAll(List.of(packages));
        run(command.toArray(String[]::new));
    }

    /** A line per package: name, version, status. */
    Set<String> packages() {
        return run("dpkg-query", "-W", "-f", "${binary:Package} ${Version} ${db:Status-Abbrev}\n")
                .lines()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The installed version; empty where there is none. */
    String version(String name) {
        Command.Output output = attempt("dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Version}\n", name);
        return output.code() == 0 && output.text().startsWith("ii")
                ? output.text().substring(3).strip()
                : "";
    }

    /** The lines that apt-get shows for what it would unpack or remove. */
    List<String> pending() {
        return run("apt-get", "-sqq", "dist-upgrade")
                .lines()
                .filter(line -> line.startsWith("Inst ") || line.startsWith("Remv ") || line.startsWith("Conf "))
                .toList();
    }

    /** What apt-get shows, each action once: package, kind, and version or "-". */
    Set<String> actions() {
        return pending().stream()
                .filter(line -> !line.startsWith("Conf "))
                .map(ChrootHost::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String action(String line) {
        String name = line.split(" ", -1)[1].replaceFirst(":.*", "");
        if (line.startsWith("Remv ")) {
            return name + " remove -";
        }
        String version = line.replaceFirst("^.*? \\((\\S+) .*$", "$1");
        return name
                + (line.contains(" [") && line.indexOf(" [") < line.indexOf(" (") ? " update " : " install ")
                + version;
    }

    /** The names of what apt-get would unpack or remove if just that package were upgraded, {@code NAME=VERSION}. */
    Set<String> implied(String exact) {
        return run("apt-get", "-sqq", "--only-upgrade", "install", exact)
                .lines()
                .filter(line -> line.startsWith("Inst ") || line.startsWith("Remv "))
                .map(line -> line.split(" ", -1)[1].replaceFirst(":.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The conffiles of a package, by dpkg; those that it has given up are none. */
    List<String> conffiles(String name) {
        return run("dpkg-query", "-W", "-f", "${Conffiles}\n", name)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("/") && !line.endsWith("obsolete"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(file -> Files.isRegularFile(resolve(file)))
                .toList();
    }

    /** Changes a file as an administrator would. */
    void append(String file, String text) {
        try {
            Files.writeString(resolve(file), text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        return Folders.read(resolve(file));
    }

    void write(String file, String text) {
        Folders.write(resolve(file), text);
    }

    void delete(String file) {
        Folders.delete(resolve(file));
    }

    boolean exists(String file) {
        return Files.exists(resolve(file));
    }

    /** The agent inside, as its package installed it. */
    Service agent(Fleet fleet, String name, Path log) {
        Pki.Identity identity = fleet.pki().client(name);
        Folders.write(resolve("/etc/masif/agent.crt"), Folders.read(identity.cert()));
        Folders.write(resolve("/etc/masif/agent.key"), Folders.read(identity.key()));
        Folders.write(resolve("/etc/masif/ca.crt"), Folders.read(identity.ca()));
        Folders.write(resolve("/etc/masif/proof.yaml"), """
                interval: {check: 3600, report: 2}
                master: {host: "127.0.0.1:%d", cn: "%s"}
                tls: {cert: /etc/masif/agent.crt, key: /etc/masif/agent.key, ca: /etc/masif/ca.crt}
                """.formatted(fleet.masterPort(), Fleet.MASTER_CN));
        return Service.of(
                "agent",
                List.of("chroot", root.toString(), "/usr/bin/masif-agent", "--config", "/etc/masif/proof.yaml"),
                log,
                ENVIRONMENT);
    }

    private Path resolve(String file) {
        return root.resolve(file.substring(1));
    }
}
