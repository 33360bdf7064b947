package io.masif.agent.apt;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.process.Commands;
import io.masif.agent.process.Commands.Output;
import io.masif.agent.process.ToolFailedException;
import io.masif.domain.host.HostSentence;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the tools of apt and dpkg that only read. */
public final class Apt {
    /** Options that override the host's configuration, in a simulation and in the run after it. */
    public static final List<String> FIXED_OPTIONS = List.of(
            "-o", "APT::Get::AutomaticRemove=false",
            "-o", "APT::Get::Allow-Downgrades=false",
            "-o", "APT::Get::Allow-Change-Held-Packages=false",
            "-o", "APT::Get::Allow-Remove-Essential=false",
            "-o", "APT::Get::Force-Yes=false",
            "-o", "APT::Get::Download-Only=false",
            "-o", "APT::Get::Show-User-Simulation-Note=false");

    public static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Commands commands;
    private final Path configurationFile;

    public Apt(Vertx vertx, AgentConfiguration configuration) {
        this(vertx, configuration.apt().config());
    }

    /** @param aptConfig what {@code APT_CONFIG} names for apt; null for the host's own configuration */
    public Apt(Vertx vertx, Path aptConfig) {
        commands = new Commands(vertx, buildEnvironment(aptConfig));
        String inherited = System.getenv("APT_CONFIG");
        configurationFile = aptConfig != null || inherited == null ? aptConfig : Path.of(inherited);
    }

    /** The file that {@code APT_CONFIG} names, which apt reads first. */
    public Optional<Path> configurationFile() {
        return Optional.ofNullable(configurationFile);
    }

    public Commands commands() {
        return commands;
    }

    /** A simulation; its arguments end with the command. */
    public Future<Output> simulate(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-sqq"));
        command.addAll(FIXED_OPTIONS);
        command.addAll(arguments);
        return commands.run(command);
    }

    /** A simulation that names packages; it prints why it cannot install some of them. */
    public Future<Output> simulateInstall(List<String> packages) {
        List<String> arguments = new ArrayList<>(List.of("install"));
        arguments.addAll(packages);
        return simulateVerbosely(arguments);
    }

    /** A simulation that also prints what is kept back or impossible; its arguments end with the command. */
    public Future<Output> simulateVerbosely(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of("apt-get", "-s", "-o", "quiet=1", "-o", "APT::Get::Show-Versions=false"));
        command.addAll(FIXED_OPTIONS);
        command.addAll(arguments);
        return commands.run(command);
    }

    /** apt's policy for packages; packages that apt does not know are omitted. */
    public Future<String> queryPolicies(List<String> packages) {
        if (packages.isEmpty()) {
            return Future.succeededFuture("");
        }
        List<String> command = new ArrayList<>(List.of("apt-cache", "policy"));
        command.addAll(packages);
        return commands.run(command).map(Output::out);
    }

    public Future<DpkgSelections> querySelections(AptFolders folders) {
        return commands.run(List.of(
                        "dpkg-query",
                        "--admindir=" + folders.adminFolder(),
                        "-W",
                        "-f",
                        "${db:Status-Want} ${db:Status-Status} ${binary:Package}\n"))
                .map(output -> DpkgSelections.parse(output.out(), folders.arch()));
    }

    public Future<AptFolders> queryFolders() {
        List<String> command = new ArrayList<>(List.of("apt-config", "shell"));
        command.addAll(AptFolders.CONFIG_QUERY);
        return commands.run(command).map(output -> AptFolders.parse(requireSuccess("apt-config", output)));
    }

    /** The control stanzas of packages, each {@code NAME=VERSION}; packages that apt does not know are omitted. */
    public Future<String> showPackages(List<String> packages) {
        if (packages.isEmpty()) {
            return Future.succeededFuture("");
        }
        return commands.run(buildShowCommand(packages)).map(Output::out);
    }

    /** The source packages of versions of packages, each {@code NAME=VERSION}; versions that apt does not know are omitted. */
    public Future<SourceNames> querySources(List<String> packages) {
        if (packages.isEmpty()) {
            return Future.succeededFuture(SourceNames.NONE);
        }
        return commands.runFiltered(buildShowCommand(packages), SourceNames::isRelevant)
                .map(output -> SourceNames.parse(output.out()));
    }

    public Future<DpkgState> queryDpkgState(AptFolders folders) {
        return commands.run(List.of("dpkg-query", "--admindir=" + folders.adminFolder(), "-W", "-f", DpkgState.FORMAT))
                .map(output -> DpkgState.parse(requireSuccess("dpkg-query", output), folders.arch()));
    }

    /** The output of a command; that of a failed command is not reliable. */
    public static String requireSuccess(String command, Output output) {
        if (output.exitStatus() != 0) {
            throw new ToolFailedException(AptDiagnostics.findErrorOrWarning(output.err())
                    .orElse(HostSentence.COMMAND_FAILED.format(command, output.exitStatus())));
        }
        return output.out();
    }

    /** The option that puts the pins of approved actions in force. */
    public static List<String> preferencesOption(Path preferences) {
        return List.of("-o", "Dir::Etc::Preferences=" + preferences);
    }

    /** The command of a refresh; apt ignores the option by which the agent recognizes its own process. */
    public static List<String> buildUpdateCommand(Path log) {
        return List.of("apt-get", "-q", "-o", "APT::Update::Error-Mode=any", "-o", "Masif::Refresh=" + log, "update");
    }

    /** apt's command and its options. The gate does not distinguish a purge from a removal, so the option decides it. */
    public static List<String> upgradeArguments(boolean hasRemovals, boolean hasPurges) {
        return hasRemovals
                ? List.of("-o", "APT::Get::Purge=" + hasPurges, "dist-upgrade")
                : List.of("--with-new-pkgs", "upgrade");
    }

    private static List<String> buildShowCommand(List<String> packages) {
        List<String> command = new ArrayList<>(List.of("apt-cache", "show", "--"));
        command.addAll(packages);
        return command;
    }

    private static Map<String, String> buildEnvironment(Path aptConfig) {
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
