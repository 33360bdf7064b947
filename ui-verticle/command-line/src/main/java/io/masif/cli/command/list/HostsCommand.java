package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import io.masif.cli.output.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists hosts. */
@Command(name = "hosts", description = "List hosts.")
public final class HostsCommand extends SearchCommand {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only in this condition, such as interrupted, silent, failed, reboot, disk-full.")
    private String state;

    @Option(
            names = "--os",
            paramLabel = "NAME",
            description = "Only whose system's name begins so, such as 'Debian 12'.")
    private String os;

    @Option(names = "--class", paramLabel = "CLASS", description = "Only of this class, such as 'Debian 12 amd64'.")
    private String hostClass;

    @Option(names = "--arch", paramLabel = "ARCH", description = "Only of this architecture.")
    private String arch;

    @Option(
            names = "--selector",
            paramLabel = "SELECTOR",
            description = "Only with these labels, such as env=prod,role!=db.")
    private String selector;

    @Option(names = "--group", paramLabel = "NAME", description = "Only members of this group.")
    private String group;

    @Option(names = "--package", paramLabel = "NAME", description = "Only those that plan something with this package.")
    private String packageName;

    @Option(names = "--plan", paramLabel = "ID", description = "Only those with this plan, as classes has it.")
    private String plan;

    @Option(names = "--approval", paramLabel = "ID", description = "Only those that this approval concerns.")
    private String approval;

    @Override
    Query query() {
        return search("hosts")
                .with("state", state)
                .with("os", os)
                .with("class", hostClass)
                .with("arch", arch)
                .with("selector", selector)
                .with("group", group)
                .with("package", packageName)
                .with("plan", plan)
                .with("approval", approval);
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.text("HOST", "name"),
                Column.text("STATE", HostsCommand::describeState).styled(HostsCommand::styleState),
                Column.number("PLANNED", "planned"),
                Column.number("PENDING", "pending"),
                Column.number("SECURITY", "security")
                        .styled(row -> row.number("security") > 0 ? Style.WARNING : Style.PLAIN),
                Column.text("SEEN", row -> Words.age(row.text("last_seen"))),
                Column.text("SYSTEM", row -> row.object("facts").text("os")));
    }

    /** Its most urgent condition. */
    private static String describeState(JsonRow row) {
        return row.has("primary") ? row.text("primary") : row.text("state");
    }

    private static Style styleState(JsonRow row) {
        return switch (String.valueOf(describeState(row))) {
            case "up-to-date", "decided" -> Style.GOOD;
            case "conflict", "interrupted", "problem", "failed" -> Style.BAD;
            case "silent", "security" -> Style.WARNING;
            default -> Style.PLAIN;
        };
    }
}
