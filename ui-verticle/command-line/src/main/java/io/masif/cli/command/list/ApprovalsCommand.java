package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.command.ActionText;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import io.masif.cli.output.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists approvals. */
@Command(name = "approvals", description = "List approvals and how far they are.")
public final class ApprovalsCommand extends SearchCommand {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only standing, finished, expired or revoked ones, or all; standing if not given.")
    private String state = "standing";

    @Option(
            names = "--progress",
            paramLabel = "PROGRESS",
            description = "Only with hosts waiting, running, done, failed, blocked, silent or declined.")
    private String progress;

    @Option(names = "--author", paramLabel = "NAME", description = "Only by this operator.")
    private String author;

    @Option(names = "--package", paramLabel = "NAME", description = "Only about this package.")
    private String packageName;

    @Override
    Query query() {
        return search("approvals")
                .with("state", state)
                .with("progress", progress)
                .with("author", author)
                .with("package", packageName);
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("ID", "id"),
                Column.text("PACKAGES", ActionText::packages),
                Column.text("FOR", ActionText::hosts),
                Column.number("WAIT", "waiting"),
                Column.number("RUN", "running"),
                Column.number("DONE", "done"),
                Column.number("FAIL", "failed").styled(row -> row.number("failed") > 0 ? Style.BAD : Style.PLAIN),
                Column.text("BY", "author"),
                Column.text("ORIGIN", OriginText::of).optional(),
                Column.text("AGE", row -> Words.age(row.text("created"))),
                Column.text("COMMENT", "comment").optional());
    }
}
