package io.masif.agent.apt;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.process.Commands;
import io.masif.agent.process.Commands.Output;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of apt and dpkg that are asked. */
final class Apt {
    /** What a host's own configuration must not change, in a simulation and in the run after it. */
    static final List<String> FIXED = List.of(
            "-o", "APT::Get::AutomaticRemove=false",
            "-o", "APT::Get::Allow-Downgrades=false",
            "-o", "APT::Get::Allow-Change-Held-Packages=false",
            "-o", "APT::Get::Allow-Remove-Essential=false",
            "-o", "APT::Get::Force-Yes=false",
            "-o", "APT::Get::Download-Only=false",
            "-o", "APT::Get::Show-User-Simulation-Note=false");

    /** What apt has its shell start as the gate; run.sh sets the variables. */
    static final String GATE = "\"$MASIF_SHELL\" \"$MASIF_GATE\"";

    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Commands commands;
    private final Path configurationFile;

    Apt(Vertx vertx, AgentConfiguration configuration) {
        this(vertx, configuration.aptConfig());
    }

    /** @param aptConfig what {@code APT_CONFIG} names for apt; null for the host's own configuration */
    Apt(Vertx vertx, Path aptConfig) {
        commands = new Commands(vertx, environment(aptConfig));
        String inherited = System.getenv("APT_CONFIG");
        configurationFile = aptConfig != null || inherited == null ? aptConfig : Path.of(inherited);
    }

    /** The file that {@code APT_CONFIG} names, which apt reads first. */
    Optional<Path> configurationFile() {
        return Optional.ofNullable(configurationFile);
    }

    Commands commands() {
        return commands;
    }

    /** A simulation; its arguments end with the command. */
    Future<Output> simulate(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-sqq"));
        command.addAll(FIXED);
        command.addAll(arguments);
        return commands.run(command);
    }

    /** A simulation that names packages, for what it says about those that it cannot install. */
    Future<Output> install(List<String> packages) {
        List<String> arguments = new ArrayList<>(List.of("install"));
        arguments.addAll(packages);
        return aloud(arguments);
    }

    /** A simulation that also prints, in words, what is kept back or cannot be done; its arguments end with the command. */
    Future<Output> aloud(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of("apt-get", "-s", "-o", "quiet=1", "-o", "APT::Get::Show-Versions=false"));
        command.addAll(FIXED);
        command.addAll(arguments);
        return commands.run(command);
    }

    /** What apt's policy is about packages; what is not known is left out. */
    Future<String> policy(List<String> packages) {
        if (packages.isEmpty()) {
            return Future.succeededFuture("");
        }
        List<String> command = new ArrayList<>(List.of("apt-cache", "policy"));
        command.addAll(packages);
        return commands.run(command).map(Output::out);
    }

    Future<Selections> selections(AptFolders folders) {
        return commands.run(List.of(
                        "dpkg-query",
                        "--admindir=" + folders.admin(),
                        "-W",
                        "-f",
                        "${db:Status-Want} ${db:Status-Status} ${binary:Package}\n"))
                .map(output -> Selections.parse(output.out(), folders.arch()));
    }

    Future<AptFolders> folders() {
        List<String> command = new ArrayList<>(List.of("apt-config", "shell"));
        command.addAll(AptFolders.QUESTION);
        return commands.run(command).map(output -> AptFolders.parse(trusted("apt-config", output)));
    }

    /** The control stanzas of packages, each {@code NAME=VERSION}; what is not known is left out. */
    Future<String> show(List<String> packages) {
        if (packages.isEmpty()) {
            return Future.succeededFuture("");
        }
        List<String> command = new ArrayList<>(List.of("apt-cache", "show", "--"));
        command.addAll(packages);
        return commands.run(command).map(Output::out);
    }

    Future<DpkgState> state(AptFolders folders) {
        return commands.run(List.of("dpkg-query", "--admindir=" + folders.admin(), "-W", "-f", DpkgState.FORMAT))
                .map(output -> DpkgState.parse(trusted("dpkg-query", output), folders.arch()));
    }

    /** What a command printed; one that failed has told nothing that may be taken for the truth. */
    static String trusted(String command, Output output) {
        if (output.code() != 0) {
            throw new ToolFailedException(
                    Complaint.error(output.err()).orElse(command + " failed with exit status " + output.code()));
        }
        return output.out();
    }

    /** The option that puts the pins of approved actions in force. */
    static List<String> pinned(Path preferences) {
        return List.of("-o", "Dir::Etc::Preferences=" + preferences);
    }

    /**
     * The command of a real run; the variables are expanded by the shell that apt starts the gate with. The gate is read
     * by a shell, because its file system may be mounted noexec. apt finds a tool's options by the first word of its
     * command, which therefore is one that no tool of the host has.
     */
    static List<String> run(RunFolder folder, long lockTimeout, Selection selection) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "-y"));
        command.addAll(FIXED);
        command.addAll(pinned(folder.preferences()));
        for (String option : List.of(
                "Dpkg::Options::=--force-confdef",
                "Dpkg::Options::=--force-confold",
                "Dpkg::Use-Pty=0",
                "DPkg::Lock::Timeout=" + lockTimeout,
                "APT::Status-Fd=3",
                "APT::History::Comment=masif " + folder.id(),
                "DPkg::Tools::Options::\"$MASIF_SHELL\"::Version=3",
                "DPkg::Pre-Install-Pkgs::=" + GATE)) {
            command.add("-o");
            command.add(option);
        }
        command.addAll(verb(selection.removing(), selection.purging()));
        return command;
    }

    /** The command of a refresh; by the option that apt has no use for, it is known as ours. */
    static List<String> update(Path log) {
        return List.of("apt-get", "-q", "-o", "APT::Update::Error-Mode=any", "-o", "Masif::Refresh=" + log, "update");
    }

    /** What apt is asked for; to purge is no other step for the gate, so it is settled here. */
    static List<String> verb(boolean removing, boolean purging) {
        return removing
                ? List.of("-o", "APT::Get::Purge=" + purging, "dist-upgrade")
                : List.of("--with-new-pkgs", "upgrade");
    }

    /** The command of a real run of dpkg; what it configures is told by the file "approved" in the run's folder. */
    Future<List<String>> configure(RunFolder folder, AptFolders folders, long lockTimeout) {
        return commands.run(List.of("apt-config", "--format", "%v%n", "dump", "DPkg::Options"))
                .map(output -> {
                    List<String> command = new ArrayList<>(List.of(
                            "perl",
                            folder.configuring().toString(),
                            folder.path().toString(),
                            folders.admin().toString(),
                            Long.toString(lockTimeout),
                            "dpkg"));
                    trusted("apt-config", output)
                            .lines()
                            .filter(option -> !option.isBlank())
                            .forEach(command::add);
                    command.addAll(List.of("--force-confdef", "--force-confold", "--status-fd=3"));
                    return command;
                });
    }

    /** apt's own words about what is wrong. */
    static Optional<String> error(String text) {
        return text.lines()
                .filter(line -> line.startsWith("E: "))
                .map(line -> line.substring(3))
                .findFirst();
    }

    private static Map<String, String> environment(Path aptConfig) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LC_ALL", "C.UTF-8",
                "DEBIAN_FRONTEND", "noninteractive",
                "APT_LISTCHANGES_FRONTEND", "none",
                "NEEDRESTART_SUSPEND", "1",
                "PATH", PATH));
        if (aptConfig != null) {
            environment.put("APT_CONFIG", aptConfig.toString());
        }
        return environment;
    }
}
