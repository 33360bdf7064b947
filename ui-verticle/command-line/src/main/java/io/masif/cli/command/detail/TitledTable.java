package io.masif.cli.command.detail;

import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Column;
import io.masif.cli.output.Output;
import java.util.List;

/** Prints a table below a title; nothing if it has no rows. */
final class TitledTable {
    private TitledTable() {}

    static void print(Output output, String title, List<JsonRow> rows, List<Column> columns) {
        if (!rows.isEmpty()) {
            output.println("\n" + title);
            Output.RowPrinter table = output.table(columns);
            rows.forEach(table::accept);
            table.end();
        }
    }
}
