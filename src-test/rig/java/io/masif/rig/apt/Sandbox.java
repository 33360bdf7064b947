package io.masif.rig.apt;

import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A host: a folder with an apt and a dpkg of its own that touch nothing of the machine. For root and for others. */
public final class Sandbox {
    private static final List<String> FOLDERS = List.of(
            "etc/apt/apt.conf.d",
            "etc/apt/preferences.d",
            "etc/apt/trusted.gpg.d",
            "var/lib/apt/lists/partial",
            "var/cache/apt/archives/partial",
            "var/lib/dpkg/info",
            "var/lib/dpkg/updates",
            "var/lib/dpkg/triggers",
            "var/lib/dpkg/parts",
            "var/lib/dpkg/alternatives",
            "var/log/apt",
            "tmp");

    private final Path root;

    private Sandbox(Path root) {
        this.root = root.toAbsolutePath();
    }

    /**
     * A package in dpkg's database.
     *
     * @param status two letters, such as {@code ii} or {@code iF}
     */
    public record Installed(String status, String version) {}

    /** The one that the folder has, or a new one in which nothing is installed. */
    public static Sandbox in(Path root, Archive... archives) {
        Sandbox sandbox = new Sandbox(root);
        if (!Files.exists(sandbox.dpkg().resolve("status"))) {
            FOLDERS.forEach(folder -> Folders.create(sandbox.root.resolve(folder)));
            Folders.write(sandbox.dpkg().resolve("status"), "");
            Folders.write(sandbox.dpkg().resolve("available"), "");
        }
        Folders.write(
                sandbox.root.resolve("etc/apt/sources.list"),
                Arrays.stream(archives).map(Archive::sourcesListLine).collect(Collectors.joining()));
        Folders.write(sandbox.aptConfig(), sandbox.configuration());
        return sandbox;
    }

    /** The folder that stands in for {@code /}. */
    public Path root() {
        return root;
    }

    /** For the agent's {@code apt.config}. */
    public Path aptConfig() {
        return root.resolve("etc/apt.conf");
    }

    /** What apt needs; also the path to dpkg's tools, which an ordinary user does not have. */
    public Map<String, String> environment() {
        return Map.of(
                "APT_CONFIG", aptConfig().toString(),
                "LC_ALL", "C.UTF-8",
                "DEBIAN_FRONTEND", "noninteractive",
                "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    }

    /** Lets packages of another architecture be installed as well. */
    public Sandbox addArchitecture(String architecture) {
        Command.run(root, environment(), List.of("dpkg", "--root=" + root, "--add-architecture", architecture));
        return configure("APT::Architectures { \"" + architecture + "\"; };");
    }

    /** Adds a line to apt's configuration, as the administrator of the host does. */
    public Sandbox configure(String line) {
        Path file = root.resolve("etc/apt/apt.conf.d/99test");
        Folders.write(file, Folders.read(file) + line + "\n");
        return this;
    }

    /** What dpkg does, given the options of this sandbox and some arguments; whether it goes well or not. */
    public String dpkg(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("dpkg", "--root=" + root, "--force-script-chrootless", "--force-not-root", "--log=/dev/null"));
        command.addAll(List.of(arguments));
        return Command.attempt(root, environment(), command).text();
    }

    /** What apt-mark prints, given some arguments. */
    public String aptMark(String... arguments) {
        List<String> command = new ArrayList<>(List.of("apt-mark"));
        command.addAll(List.of(arguments));
        return Command.run(root, environment(), command);
    }

    /** Fetches the archives' lists. */
    public Sandbox update() {
        apt("update");
        return this;
    }

    /** Installs packages, each {@code NAME=VERSION}; at once, and as if a person had asked for them. */
    public Sandbox install(String... packages) {
        List<String> arguments = new ArrayList<>(List.of("-y", "--allow-downgrades", "install"));
        arguments.addAll(List.of(packages));
        apt(arguments.toArray(String[]::new));
        return this;
    }

    /** Marks packages as installed only because others need them. */
    public Sandbox markAutoInstalled(String... packages) {
        List<String> command = new ArrayList<>(List.of("apt-mark", "auto"));
        command.addAll(List.of(packages));
        Command.run(root, environment(), command);
        return this;
    }

    /** The packages that are marked as installed only because others need them. */
    public List<String> autoInstalled() {
        return Command.run(root, environment(), List.of("apt-mark", "showauto"))
                .lines()
                .toList();
    }

    /** What apt-get prints, given some arguments. */
    public String apt(String... arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
        command.addAll(List.of(arguments));
        return Command.run(root, environment(), command);
    }

    /** What dpkg-query shows: every package by its name. */
    public Map<String, Installed> dpkgQuery() {
        String format = "${db:Status-Abbrev}\t${Package}\t${Version}\n";
        String text = Command.attempt(
                        root, environment(), List.of("dpkg-query", "--admindir=" + dpkg(), "-W", "-f", format))
                .text();
        Map<String, Installed> all = new TreeMap<>();
        text.lines()
                .map(line -> line.split("\t"))
                .filter(words -> words.length == 3)
                .forEach(words -> all.put(words[1], new Installed(words[0].strip(), words[2])));
        return all;
    }

    /** What dpkg-query shows, a line for each: status, name, architecture and version. */
    public List<String> packages() {
        String format = "${db:Status-Abbrev} ${Package} ${Architecture} ${Version}\n";
        return Command.attempt(root, environment(), List.of("dpkg-query", "--admindir=" + dpkg(), "-W", "-f", format))
                .text()
                .lines()
                .map(line -> line.replaceFirst(" +", " "))
                .toList();
    }

    /** The version of an installed package; empty if it is not installed, or not wholly. */
    public Optional<String> version(String name) {
        return Optional.ofNullable(dpkgQuery().get(name))
                .filter(installed -> installed.status().equals("ii"))
                .map(Installed::version);
    }

    /** The processes of apt and dpkg that work here now: such with this folder in their command or environment. */
    public List<ProcessHandle> runningProcesses() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isRunningHere).toList();
        }
    }

    private boolean isRunningHere(ProcessHandle handle) {
        try {
            Path proc = Path.of("/proc", Long.toString(handle.pid()));
            String name = Files.readString(proc.resolve("comm")).strip();
            return (name.equals("apt-get") || name.equals("dpkg"))
                    && Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1)
                            .contains(root.toString());
        } catch (IOException e) {
            // it has ended meanwhile, or belongs to another user
            return false;
        }
    }

    private Path dpkg() {
        return root.resolve("var/lib/dpkg");
    }

    private String configuration() {
        String architecture = Command.run(root, Map.of(), List.of("dpkg", "--print-architecture"))
                .strip();
        return """
                Dir "%1$s";
                Dir::State::status "%1$s/var/lib/dpkg/status";
                APT::Architecture "%2$s";
                APT::Sandbox::User "root";
                Acquire::Languages "none";
                DPkg::Options { "--root=%1$s"; "--force-script-chrootless"; "--force-not-root"; "--log=%1$s/var/log/dpkg.log"; };
                DPkg::Run-Directory "/";
                """.formatted(root, architecture);
    }
}
