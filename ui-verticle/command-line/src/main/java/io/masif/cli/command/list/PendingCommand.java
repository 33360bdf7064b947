package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.command.PendingFilter;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import io.masif.cli.output.Words;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists pending actions, or groups of them. */
@Command(name = "pending", description = "List actions that await a decision.")
public final class PendingCommand extends SearchCommand {
    @Mixin
    private PendingFilter filter;

    @Option(
            names = "--group",
            paramLabel = "BY",
            description = "One row for each source, package, release or class of hosts.")
    private String group;

    @Override
    Query query() {
        return filter.applyTo(
                group == null ? search("pending") : search("pending-groups").with("group", group));
    }

    @Override
    List<Column> columns() {
        Column age = Column.text("AGE", row -> Words.age(row.text("first_seen")));
        Column security = Column.text("SECURITY", row -> row.isTrue("security") ? "security" : null)
                .styled(row -> Style.WARNING);
        return group == null
                ? List.of(
                        Column.text("PACKAGE", "package"),
                        Column.text("ACTION", "action").styled(PendingCommand::styleKind),
                        Column.text("VERSION", "to_version"),
                        Column.number("HOSTS", "hosts"),
                        security,
                        age)
                : List.of(
                        Column.text(group.toUpperCase(Locale.ROOT), "name"),
                        Column.number("ACTIONS", "actions"),
                        Column.number("HOSTS", "hosts"),
                        Column.number("REMOVALS", "removals"),
                        security,
                        age);
    }

    private static Style styleKind(JsonRow row) {
        String kind = row.text("action");
        return "remove".equals(kind) || "purge".equals(kind) ? Style.BAD : Style.PLAIN;
    }
}
