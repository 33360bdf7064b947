package io.masif.agent;

import io.masif.agent.command.CheckCommand;
import java.util.Arrays;

/** The agent's command line. */
public final class Main {
    private Main() {}

    /** Starts the agent, which then lives on Vert.x's threads, or executes one of the commands. */
    public static void main(String[] arguments) {
        // the system's resolver: it knows /etc/hosts and nsswitch.conf, and notices when resolv.conf changes
        System.setProperty("vertx.disableDnsResolver", "true");
        int code = execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }

    /** The plugin is started every minute on every host: it loads nothing of the agent. */
    private static int execute(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("check")
                ? CheckCommand.createCommandLine().execute(Arrays.copyOfRange(arguments, 1, arguments.length))
                : AgentCommand.createCommandLine().execute(arguments);
    }
}
