package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists maintenance windows. */
@Command(name = "windows", description = "List the maintenance windows of groups, and when each is open next.")
public final class WindowsCommand extends ListCommand {
    @Override
    Query query() {
        return Query.of("windows");
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("ID", "id"),
                Column.text("GROUP", "group"),
                Column.text("RECURRENCE", "recurrence"),
                Column.text("START", "start"),
                Column.number("MINUTES", "minutes"),
                Column.text("ZONE", "zone"),
                Column.time("OPENS", "opens"),
                Column.time("CLOSES", "closes"),
                Column.text("NOW", row -> row.isTrue("open") ? "open" : ""));
    }
}
