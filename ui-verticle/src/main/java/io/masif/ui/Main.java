package io.masif.ui;

import io.masif.boot.ServiceCommand;
import io.masif.boot.Version;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The UI's process. */
@Command(
        name = "masif-ui",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows what the fleet's package managers want to do, and takes approvals: as a page and as an API.")
final class Main extends ServiceCommand<UiConfiguration> {
    private final UiService ui;

    @Option(
            names = "--reset-password",
            description = {
                "Make up a new password for the administrator, print it, end the administrator's sessions, and exit.",
                "UIs that run need no restart. For a configuration without login.password."
            })
    private boolean resetPassword;

    private Main(UiService ui) {
        super(ui);
        this.ui = ui;
    }

    @Override
    protected boolean isResident() {
        return !resetPassword;
    }

    @Override
    protected Future<Integer> execute(Vertx vertx, UiConfiguration configuration) {
        return resetPassword ? reset(vertx, configuration) : super.execute(vertx, configuration);
    }

    /** Prints the password before it is stored: if the database's answer is lost, the password is still known. */
    private Future<Integer> reset(Vertx vertx, UiConfiguration configuration) {
        return ui.resetPassword(
                        vertx,
                        configuration,
                        password -> System.out.println(
                                "New password: user=" + configuration.login().user() + " password=" + password))
                .map(password -> {
                    System.out.println("It is in force, and the account's sessions are ended.");
                    return 0;
                })
                .otherwise(e -> {
                    System.err.println("error: " + e.getMessage());
                    return 1;
                });
    }

    public static void main(String[] arguments) {
        int code = new CommandLine(new Main(new UiService())).execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }
}
