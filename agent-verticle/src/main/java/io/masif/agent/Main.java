package io.masif.agent;

import io.masif.boot.ServiceCommand;
import io.masif.boot.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The agent's command line. */
@Command(
        name = "masif-agent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reports what apt would do on this host, and executes what was approved of it.")
public final class Main extends ServiceCommand<AgentConfiguration> {
    private Main() {
        super(new Agent());
    }

    /** Starts the agent; it then lives on Vert.x's threads. */
    public static void main(String[] arguments) {
        // the system's resolver: it knows /etc/hosts and nsswitch.conf, and notices when resolv.conf changes
        System.setProperty("vertx.disableDnsResolver", "true");
        int code = new CommandLine(new Main()).execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }
}
