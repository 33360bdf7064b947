package io.masif.agent;

import io.masif.agent.command.CheckCommand;
import java.util.Arrays;

/** The agent's command line. */
public final class Main {
    private Main() {}

    /** Starts the agent, which runs on Vert.x's threads, or executes a subcommand. */
    public static void main(String[] arguments) {
        // the system's resolver: it reads /etc/hosts and nsswitch.conf, and notices changes of resolv.conf
        System.setProperty("vertx.disableDnsResolver", "true");
        int code = execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }

    /** The plugin is started every minute on every host: it loads no other class of the agent. */
    private static int execute(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("check")
                ? CheckCommand.createCommandLine().execute(Arrays.copyOfRange(arguments, 1, arguments.length))
                : AgentCommand.createCommandLine().execute(arguments);
    }
}
