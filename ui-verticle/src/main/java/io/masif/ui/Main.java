package io.masif.ui;

import io.masif.boot.ServiceCommand;
import io.masif.boot.Version;
import io.masif.boot.database.DatabasePool;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.SchemaVersion;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The UI's process. */
@Command(
        name = "masif-ui",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = OperatorCommand.class,
        description =
                "Shows what the fleet's package managers want to do, and takes approvals: as a page and as an API.")
final class Main extends ServiceCommand<UiConfiguration> {
    private Main(UiService ui) {
        super(ui);
    }

    /** Does something with the operators in the configured database, beside UIs that run. Returns the exit code. */
    int changeOperators(Function<OperatorConsole, Future<Void>> task) {
        return executeSubcommand((vertx, configuration) -> {
            Pool pool = DatabasePool.createPool(vertx, "ui", configuration.database());
            return pool.withConnection(SchemaVersion::requireReady)
                    .compose(ready -> task.apply(new OperatorConsole(vertx, pool)))
                    .map(0)
                    .otherwise(e -> {
                        System.err.println("error: "
                                + DatabaseErrors.toFailure(e, DatabaseErrors.UNCHANGED_HINT)
                                        .getMessage());
                        return 1;
                    });
        });
    }

    public static void main(String[] arguments) {
        int code = new CommandLine(new Main(new UiService()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }
}
