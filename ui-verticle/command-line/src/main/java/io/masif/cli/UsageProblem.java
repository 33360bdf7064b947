package io.masif.cli;

import io.masif.cli.failure.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence what is wrong with the command line, and where the right one is described. */
final class UsageProblem implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
            return ExitCode.USAGE.number();
        }
        err.println("error: " + describe(problem));
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static String describe(ParameterException problem) {
        boolean isCommand = problem.getCommandLine().getParent() == null
                && problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption();
        return isCommand
                ? "There is no command "
                        + ((UnmatchedArgumentException) problem).getUnmatched().get(0) + "."
                : problem.getMessage().replaceFirst("\\.?$", ".");
    }
}
