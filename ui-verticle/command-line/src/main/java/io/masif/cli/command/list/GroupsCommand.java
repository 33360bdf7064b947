package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists groups of hosts. */
@Command(name = "groups", description = "List groups of hosts. Their members: hosts --group NAME.")
public final class GroupsCommand extends SearchCommand {
    @Option(
            names = "--with",
            paramLabel = "CONDITION",
            description = "Only with a member in this condition: pending, failed or silent.")
    private String with;

    @Override
    Query query() {
        return search("groups").with("with", with);
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.text("GROUP", "name"),
                Column.number("MEMBERS", "members"),
                Column.number("PENDING", "pending"),
                Column.number("FAILED", "failed").styled(row -> row.number("failed") > 0 ? Style.BAD : Style.PLAIN),
                Column.number("SILENT", "silent"),
                Column.text("SELECTOR", row -> row.has("selector") ? row.text("selector") : "by hand"),
                Column.text("DESCRIPTION", "description").optional());
    }
}
