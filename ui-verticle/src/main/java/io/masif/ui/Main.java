package io.masif.ui;

import io.masif.boot.ServiceCommand;
import io.masif.boot.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The UI's process. */
@Command(
        name = "masif-ui",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows what the fleet's package managers want to do, and takes approvals: as a page and as an API.")
final class Main extends ServiceCommand<UiConfiguration> {
    private Main() {
        super(new UiService());
    }

    public static void main(String[] arguments) {
        int code = new CommandLine(new Main()).execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }
}
