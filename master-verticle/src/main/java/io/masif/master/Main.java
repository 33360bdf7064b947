package io.masif.master;

import io.masif.boot.ServiceCommand;
import io.masif.boot.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The master: hosts report to it what they would upgrade, and it answers what of that is approved. */
@Command(
        name = "masif-master",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Takes the reports of the agents and answers what is approved.")
public final class Main extends ServiceCommand<MasterConfiguration> {
    private Main() {
        super(new MasterService());
    }

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new Main()).execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }
}
