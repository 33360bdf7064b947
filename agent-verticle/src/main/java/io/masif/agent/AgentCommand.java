package io.masif.agent;

import io.masif.agent.command.CheckCommand;
import io.masif.agent.command.PlanCommand;
import io.masif.agent.command.StatusCommand;
import io.masif.agent.config.AgentConfiguration;
import io.masif.boot.ServiceCommand;
import io.masif.boot.Version;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code masif-agent}: the agent itself, and its subcommands. */
@Command(
        name = "masif-agent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {StatusCommand.class, PlanCommand.class},
        description = {
            "Reports what apt would do on this host, and executes what was approved of it.",
            "Without a command it stays and does so again and again."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:well; with --once: a master has acknowledged the report",
            "1:could not start; with --once: no master has acknowledged the report",
            "2:wrong options or configuration"
        })
final class AgentCommand extends ServiceCommand<AgentConfiguration> {
    private static final int NOT_ACKNOWLEDGED = 1;

    private final Agent agent;

    @Option(
            names = "--once",
            description = {
                "One cycle: inspect, report, execute what is approved, wait for its end, report that, and exit.",
                "For a timer, on hosts without a resident agent."
            })
    private boolean once;

    private AgentCommand(Agent agent) {
        super(agent);
        this.agent = agent;
    }

    @Override
    protected boolean isResident() {
        return !once;
    }

    @Override
    protected Future<Integer> execute(Vertx vertx, AgentConfiguration configuration) {
        return once
                ? agent.runOnce(vertx, configuration).map(acknowledged -> acknowledged ? 0 : NOT_ACKNOWLEDGED)
                : super.execute(vertx, configuration);
    }

    static CommandLine createCommandLine() {
        return new CommandLine(new AgentCommand(new Agent()))
                .addSubcommand("check", CheckCommand.createCommandLine())
                .setExecutionStrategy(AgentCommand::execute);
    }

    /** Subcommands have options of their own: those of the agent would have no effect on them. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty() && !parsed.isUsageHelpRequested()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "%s is an option of the agent itself: options of %s follow its name"
                            .formatted(
                                    parsed.matchedOptions().get(0).longestName(),
                                    parsed.subcommand().commandSpec().name()));
        }
        return new CommandLine.RunLast().execute(parsed);
    }
}
