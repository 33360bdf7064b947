package io.masif.agent.run;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.restart.HostPrograms;
import io.masif.agent.select.Selection;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Builds the command that a run executes, for the number of seconds that it may wait for dpkg's lock. */
final class RunCommand {
    /** The gate, as a command for apt's shell; run.sh sets the variables. */
    static final String GATE = "\"$MASIF_SHELL\" \"$MASIF_GATE\"";
    /** For those who are logged in, who have a minute. */
    private static final String MESSAGE = "Masif Upgrader reboots this host, as an operator has approved";

    /** For how long one restart may hold dpkg's lock: a service may need minutes, and apt must not wait for one that hangs. */
    private static final Duration MAX_RESTART_TIME = Duration.ofMinutes(10);

    private final Apt apt;

    RunCommand(Apt apt) {
        this.apt = apt;
    }

    Future<LongFunction<List<String>>> build(RunFolder run, Selection selection, AptFolders folders) {
        HostPrograms programs = HostPrograms.below(folders.root());
        return switch (selection.tool()) {
            case APT ->
                Future.succeededFuture(lockTimeoutSeconds -> buildAptCommand(run, lockTimeoutSeconds, selection));
            case DPKG ->
                queryDpkgOptions()
                        .map(options ->
                                lockTimeoutSeconds -> buildDpkgCommand(run, lockTimeoutSeconds, folders, options));
            case SYSTEMCTL ->
                Future.succeededFuture(ignored ->
                        buildRestartCommand(run, folders, programs.systemctl().toString(), "restart", "--"));
            case SHUTDOWN ->
                Future.succeededFuture(ignored ->
                        buildRestartCommand(run, folders, programs.shutdown().toString(), "-r", "+1", MESSAGE));
        };
    }

    /**
     * The command of a run. The shell with which apt starts the gate expands the variables. The gate is an argument of a
     * shell, because its file system may be mounted noexec. apt finds the options of a tool by the first word of its
     * command, so no tool of the host may have that word.
     */
    static List<String> buildAptCommand(RunFolder folder, long lockTimeoutSeconds, Selection selection) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "-y"));
        command.addAll(Apt.FIXED_OPTIONS);
        command.addAll(Apt.preferencesOption(folder.preferencesFile()));
        for (String option : List.of(
                "Dpkg::Options::=--force-confdef",
                "Dpkg::Options::=--force-confold",
                "Dpkg::Use-Pty=0",
                "DPkg::Lock::Timeout=" + lockTimeoutSeconds,
                "APT::Status-Fd=3",
                "APT::History::Comment=masif " + folder.id(),
                "DPkg::Tools::Options::\"$MASIF_SHELL\"::Version=3",
                "DPkg::Pre-Install-Pkgs::=" + GATE)) {
            command.add("-o");
            command.add(option);
        }
        command.addAll(Apt.upgradeArguments(selection.hasRemovals(), selection.hasPurges()));
        return command;
    }

    /** The command of restarts; the file "approved" in the run's folder names the services. */
    private static List<String> buildRestartCommand(RunFolder folder, AptFolders folders, String... restart) {
        List<String> command = new ArrayList<>(List.of(
                "perl",
                folder.restartScript().toString(),
                folder.path().toString(),
                folders.adminFolder().toString(),
                Long.toString(MAX_RESTART_TIME.toSeconds())));
        command.addAll(List.of(restart));
        return command;
    }

    /** Those that apt's configuration has for dpkg. */
    private Future<List<String>> queryDpkgOptions() {
        return apt.commands()
                .run(List.of("apt-config", "--format", "%v%n", "dump", "DPkg::Options"))
                .map(output -> Apt.requireSuccess("apt-config", output)
                        .lines()
                        .filter(option -> !option.isBlank())
                        .toList());
    }

    /** The command of a run of dpkg; the file "approved" in the run's folder names the packages to configure. */
    private static List<String> buildDpkgCommand(
            RunFolder folder, long lockTimeoutSeconds, AptFolders folders, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "perl",
                folder.configureScript().toString(),
                folder.path().toString(),
                folders.adminFolder().toString(),
                Long.toString(lockTimeoutSeconds),
                "dpkg"));
        command.addAll(options);
        command.addAll(List.of("--force-confdef", "--force-confold", "--status-fd=3"));
        return command;
    }
}
