package io.masif.cli.command.follow;

import io.masif.cli.api.ApiClient;
import io.masif.cli.api.EventReader;
import io.masif.cli.api.Query;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Output;

/** Shows how far an approval is, whenever that changes, until nothing goes on any more. */
public final class ApprovalFollower {
    private static final int MAX_BLOCKED = 10;

    private final ApiClient client;
    private final Output output;
    private final boolean isJson;
    private String shown = "";

    /** @param isJson whether only the approval at the end is printed, as JSON */
    public ApprovalFollower(ApiClient client, Output output, boolean isJson) {
        this.client = client;
        this.output = output;
        this.isJson = isJson;
    }

    /**
     * Follows an approval.
     *
     * @return OK if every host that it concerns executed it
     * @throws CommandFailure if the server ends the stream of events
     */
    public ExitCode follow(long id) {
        Query events = Query.of("events").with("topics", "decisions,hosts,runs").with("interval", "1");
        try (EventReader changes = client.openEvents(events)) {
            while (changes.awaitEvent()) {
                Progress progress = Progress.of(client.get(Query.of("approvals", Long.toString(id))));
                show(progress);
                if (progress.isEnded()) {
                    return end(progress);
                }
            }
        }
        throw new CommandFailure(
                ExitCode.UNAVAILABLE,
                "The server ended the stream of events. The approval goes on: masif approval " + id + " --follow");
    }

    private void show(Progress progress) {
        String text = progress.toString();
        if (!isJson && !text.equals(shown)) {
            output.println(text);
            shown = text;
        }
    }

    private ExitCode end(Progress progress) {
        JsonRow approval = progress.approval();
        if (isJson) {
            output.printJson(approval);
        } else {
            progress.describeBlocked(MAX_BLOCKED).forEach(line -> output.println("blocked: " + CleanText.of(line)));
        }
        return progress.isComplete() ? ExitCode.OK : ExitCode.UNDONE;
    }
}
