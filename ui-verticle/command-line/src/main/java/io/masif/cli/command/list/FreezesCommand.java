package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists freezes. */
@Command(name = "freezes", description = "List the freezes that hold or are to come.")
public final class FreezesCommand extends ListCommand {
    @Override
    Query query() {
        return Query.of("freezes");
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("ID", "id"),
                Column.text("FOR", row -> row.has("group") ? row.text("group") : "all hosts"),
                Column.time("FROM", "from"),
                Column.time("UNTIL", "until"),
                Column.text("REASON", "reason"),
                Column.text("BY", "author"),
                Column.text("NOW", row -> row.isTrue("holds") ? "holds" : ""));
    }
}
