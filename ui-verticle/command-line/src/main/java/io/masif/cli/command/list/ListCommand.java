package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.output.Column;
import io.masif.cli.output.Output;
import java.util.List;
import picocli.CommandLine.Option;

/** Prints a list of the API: its first rows before the last ones are asked for. */
abstract class ListCommand extends ApiCommand {
    @Option(names = "--limit", paramLabel = "ROWS", description = "Print no more rows than that.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            description = "Sort by this, such as hosts. The server names the keys that it knows.")
    private String sort;

    @Option(names = "--reverse", description = "With --sort: descending.")
    private boolean reverse;

    /** What is asked for. */
    abstract Query query();

    /** Whether it has pages and an order; otherwise it is short, and comes at once. */
    boolean isPaged() {
        return true;
    }

    /** How a row is shown. */
    abstract List<Column> columns();

    @Override
    protected final ExitCode execute() {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1.");
        }
        Output.RowPrinter printer = isJson() ? output().jsonArray() : output().table(columns());
        if (isPaged()) {
            client().forEach(query().with("sort", sort == null || !reverse ? sort : "-" + sort), limit, printer);
        } else {
            client().forEachAtOnce(query(), printer);
        }
        printer.end();
        return ExitCode.OK;
    }
}
