package io.masif.ui;

import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command line by which a system's administrator lists and changes operators, also when nobody can log in. */
@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "List and change the operators in the database of --config, which is given before this word.",
            "UIs that run need no restart."
        })
final class OperatorCommand {
    @ParentCommand
    private Main main;

    @Command(mixinStandardHelpOptions = true, description = "List the operators.")
    int list() {
        return run(OperatorConsole::list);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Add an operator, and print a password that has to be changed at the first login.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true, description = "One of viewer, approver, administrator.")
                    Role role) {
        return run(operators -> operators.add(name, role));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Disable an operator: sessions end, tokens are revoked, and nobody can log in with that name.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return run(operators -> operators.disable(name));
    }

    @Command(mixinStandardHelpOptions = true, description = "Enable an operator again.")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return run(operators -> operators.enable(name));
    }

    @Command(mixinStandardHelpOptions = true, description = "Give an operator another name.")
    int rename(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "NEW_NAME") String newName) {
        return run(operators -> operators.rename(name, newName));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Give an operator another role: viewer, approver or administrator."
                    + " Sessions end, and tokens are revoked.")
    int role(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "ROLE") Role role) {
        return run(operators -> operators.changeRole(name, role));
    }

    @Command(
            name = "reset-password",
            mixinStandardHelpOptions = true,
            description = "Print a new password, which has to be changed at the next login."
                    + " Sessions end, and tokens are revoked.")
    int resetPassword(@Parameters(paramLabel = "NAME") String name) {
        return run(operators -> operators.resetPassword(name));
    }

    private int run(Function<OperatorConsole, Future<Void>> task) {
        return main.changeOperators(task);
    }
}
