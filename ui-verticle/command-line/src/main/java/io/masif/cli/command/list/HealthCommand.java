package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what is wrong or different in the fleet, or the rows of one subject of that. */
@Command(name = "health", description = "List what is wrong or different, and on how many hosts.")
public final class HealthCommand extends ListCommand {
    @Parameters(
            paramLabel = "SUBJECT",
            arity = "0..1",
            description = "The rows of one subject, such as failed-runs, problems, reboots, services, held.")
    private String subject;

    @Override
    Query query() {
        return subject == null ? Query.of("health") : Query.of("health", subject);
    }

    @Override
    boolean isPaged() {
        return subject != null;
    }

    @Override
    List<Column> columns() {
        return subject == null
                ? List.of(
                        Column.text("SUBJECT", "subject"),
                        Column.number("ROWS", "rows"),
                        Column.number("HOSTS", "hosts")
                                .styled(row -> row.number("hosts") > 0 ? Style.WARNING : Style.PLAIN))
                : List.of(
                        Column.number("HOSTS", "hosts"),
                        Column.text("VALUE", "value"),
                        Column.number("AMOUNT", "amount"),
                        Column.text("REASON", "reason"));
    }
}
