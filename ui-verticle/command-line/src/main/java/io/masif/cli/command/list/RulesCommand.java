package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists rules. */
@Command(name = "rules", description = "List rules, which approve by themselves.")
public final class RulesCommand extends SearchCommand {
    @Option(names = "--state", paramLabel = "STATE", description = "enabled, scheduled, ended or disabled.")
    private String state;

    @Override
    Query query() {
        return search("rules").with("state", state);
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("ID", "id"),
                Column.text("NAME", "name"),
                Column.text("VERSION", row -> "v" + row.number("version")),
                Column.text("STATE", "state").styled(row -> row.isTrue("enabled") ? Style.PLAIN : Style.WARNING),
                Column.text("PACKAGES", row -> String.join(" ", row.texts("packages"))),
                Column.text(
                        "FOR",
                        row -> row.texts("groups").isEmpty() ? "all hosts" : String.join(" ", row.texts("groups"))),
                Column.text("PLAN", row -> row.object("plan").text("name")).optional(),
                Column.number("APPROVED", "recent_actions"),
                Column.time("NEXT", "next_approval"),
                Column.text("BY", "author"),
                Column.text("COMMENT", "comment").optional());
    }
}
