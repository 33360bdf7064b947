package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists classes of hosts that plan exactly the same. */
@Command(name = "classes", description = "List classes of hosts that plan exactly the same.")
public final class ClassesCommand extends SearchCommand {
    @Option(names = "--pending", description = "Only plans with a pending action.")
    private boolean pending;

    @Override
    Query query() {
        return search("plans").with("pending", pending ? "on" : null);
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("PLAN", "id"),
                Column.text("CLASS", "class"),
                Column.number("HOSTS", "hosts"),
                Column.number("ACTIONS", "actions"),
                Column.number("PENDING", "pending"),
                Column.number("SECURITY", "security")
                        .styled(row -> row.number("security") > 0 ? Style.WARNING : Style.PLAIN),
                Column.number("REMOVALS", "removals")
                        .styled(row -> row.number("removals") > 0 ? Style.BAD : Style.PLAIN),
                Column.text("SUCH AS", "first_host"));
    }
}
