package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.command.ActionText;
import io.masif.cli.output.Column;
import io.masif.cli.output.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists declines and deferrals. */
@Command(name = "declines", description = "List declines, and deferrals, which have an end.")
public final class DeclinesCommand extends SearchCommand {
    @Option(names = "--ended", description = "Those that ended in the last week, instead of those in force.")
    private boolean ended;

    @Override
    Query query() {
        return search("declines").with("state", ended ? "ended" : null);
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("ID", "id"),
                Column.text("PACKAGES", ActionText::packages),
                Column.text("FOR", ActionText::hosts),
                Column.time("UNTIL", "until"),
                Column.text("BY", "author"),
                Column.text("AGE", row -> Words.age(row.text("created"))),
                Column.text("COMMENT", "comment").optional());
    }
}
