package io.masif.cli;

import io.masif.cli.command.GlobalOptions;
import io.masif.cli.command.decision.ApproveCommand;
import io.masif.cli.command.decision.DeclineCommand;
import io.masif.cli.command.decision.DeferCommand;
import io.masif.cli.command.decision.ReleaseCommand;
import io.masif.cli.command.decision.RetryCommand;
import io.masif.cli.command.decision.RevokeCommand;
import io.masif.cli.command.decision.StopCommand;
import io.masif.cli.command.detail.ApprovalCommand;
import io.masif.cli.command.detail.CheckCommand;
import io.masif.cli.command.detail.HostCommand;
import io.masif.cli.command.detail.RuleCommand;
import io.masif.cli.command.history.EventsCommand;
import io.masif.cli.command.list.ApprovalsCommand;
import io.masif.cli.command.list.ClassesCommand;
import io.masif.cli.command.list.DeclinesCommand;
import io.masif.cli.command.list.FreezesCommand;
import io.masif.cli.command.list.GroupsCommand;
import io.masif.cli.command.list.HealthCommand;
import io.masif.cli.command.list.HostsCommand;
import io.masif.cli.command.list.NotificationsCommand;
import io.masif.cli.command.list.PendingCommand;
import io.masif.cli.command.list.RulesCommand;
import io.masif.cli.command.list.WindowsCommand;
import io.masif.cli.command.rollout.RolloutsCommand;
import io.masif.cli.failure.CommandFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** The program {@code masif}. */
@Command(
        name = "masif",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Shows what a fleet's package managers want to do, and approves it.",
        subcommands = {
            PendingCommand.class,
            ApproveCommand.class,
            DeclineCommand.class,
            DeferCommand.class,
            ApprovalsCommand.class,
            ApprovalCommand.class,
            DeclinesCommand.class,
            RevokeCommand.class,
            RetryCommand.class,
            RolloutsCommand.class,
            StopCommand.class,
            ReleaseCommand.class,
            WindowsCommand.class,
            FreezesCommand.class,
            HostsCommand.class,
            HostCommand.class,
            RuleCommand.class,
            RulesCommand.class,
            GroupsCommand.class,
            ClassesCommand.class,
            HealthCommand.class,
            EventsCommand.class,
            NotificationsCommand.class,
            CheckCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nThe server is named by --server, MASIF_SERVER, or ~/.config/masif/config.yaml:%n%n",
        footer = {
            "  default: production",
            "  servers:",
            "    production:",
            "      url: https://masif.example.com",
            "      tokenFile: production.token",
            "      ca: /etc/masif/ca.crt",
            "",
            "Instead of tokenFile there may be user and passwordFile. MASIF_TOKEN goes before both."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:nothing matched, there is no such thing, or it was not confirmed",
            " 2:the command line or the configuration is wrong",
            " 3:the server refused it",
            " 4:the server cannot be reached, is not trusted, or cannot answer now",
            " 5:what was followed ended before every host had executed it",
            "70:a fault of this program",
            "130:ended by Ctrl-C"
        })
public final class Main {
    private static final int FAULT = 70;

    private Main() {}

    /** The command line with all of its commands, also for its manual page and the completion of shells. */
    public static CommandLine createCommandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addMixin(GlobalOptions.NAME, new GlobalOptions());
        line.setExecutionExceptionHandler(Main::handle).setParameterExceptionHandler(new UsageProblem());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(long.class, NumberText::readLong)
                .registerConverter(Long.class, NumberText::readLong)
                .registerConverter(int.class, NumberText::readInt);
        line.getSubcommands().values().forEach(each -> each.getCommandSpec().exitCodeOnExecutionException(FAULT));
        return line;
    }

    private static int handle(Exception thrown, CommandLine line, ParseResult parsed) throws Exception {
        if (!(thrown instanceof CommandFailure failure)) {
            throw thrown;
        }
        if (!failure.getMessage().isEmpty()) {
            System.err.println("error: " + failure.getMessage());
        }
        return failure.code().number();
    }

    public static void main(String[] arguments) {
        int code = createCommandLine().execute(arguments);
        // threads of the HTTP client are not waited for
        Runtime.getRuntime().halt(code);
    }
}
