package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import io.masif.cli.command.Moments;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what operators were notified of. */
@Command(
        name = "notifications",
        description = "List what was sent to operators within the last 30 days, and what waits, the newest first.")
public final class NotificationsCommand extends ListCommand {
    @Option(names = "--route", paramLabel = "NAME", description = "Only by this route.")
    private String route;

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description =
                    "Only of this event, such as rollout-paused, run-failed, hosts-silent, security-overdue, test.")
    private String event;

    @Option(names = "--state", paramLabel = "STATE", description = "Only those that are waiting, sent or given-up.")
    private String state;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Made then or later: such as 12h or 7d ago, 2027-01-04 or 2027-01-04T06:00.")
    private String since;

    @Override
    Query query() {
        return Query.of("notifications")
                .with("route", route)
                .with("event", event)
                .with("state", state)
                .with("since", since == null ? null : Moments.parseBegin("--since", since));
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.time("TIME", "created"),
                Column.text("ROUTE", "route"),
                Column.text("EVENT", "event"),
                Column.text("STATE", "state").styled(NotificationsCommand::styleState),
                Column.number("ATTEMPTS", "attempts"),
                Column.text("TEXT", "text"),
                Column.text("ERROR", "error").optional());
    }

    private static Style styleState(JsonRow row) {
        return switch (String.valueOf(row.text("state"))) {
            case "sent" -> Style.GOOD;
            case "given-up" -> Style.BAD;
            default -> Style.WARNING;
        };
    }
}
