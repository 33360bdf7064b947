package io.masif.cli.command.follow;

import io.masif.cli.command.ActionText;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far an approval is.
 *
 * @param approval as the API has it
 */
public record Progress(JsonRow approval) {
    /** Members with numbers of hosts that have not executed it. */
    private static final List<String> UNDONE = List.of("waiting", "running", "failed", "silent", "declined");

    public static Progress of(JsonRow approval) {
        return new Progress(approval);
    }

    /** Whether nothing goes on without another decision. */
    boolean isEnded() {
        return !isInForce()
                || (approval.number("running") == 0 && approval.number("waiting") <= approval.number("blocked_hosts"));
    }

    /** Whether every host that it concerns has executed it. */
    boolean isComplete() {
        return isInForce() && UNDONE.stream().allMatch(count -> approval.number(count) == 0);
    }

    private boolean isInForce() {
        return !approval.has("revoked")
                && (!approval.has("expires")
                        || Instant.parse(approval.text("expires")).isAfter(Instant.now()));
    }

    /** What the first of the blocked hosts wait for, a sentence for each reason. */
    public List<String> describeBlocked(int max) {
        return approval.objects("blocked").stream()
                .map(Progress::describe)
                .distinct()
                .limit(max)
                .toList();
    }

    private static String describe(JsonRow blocked) {
        String actions =
                blocked.objects("waits_for").stream().map(ActionText::of).collect(Collectors.joining(", "));
        return blocked.text("host") + (actions.isEmpty() ? ": " + blocked.text("reason") : " needs " + actions);
    }

    /** Such as {@code 12 waiting, 3 running, 1,985 done}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!isInForce()) {
            parts.add(approval.has("revoked") ? "revoked" : "expired");
        }
        if (!approval.has("done")) {
            return parts.isEmpty() ? "not known any more" : parts.get(0);
        }
        for (String count : List.of("waiting", "running", "done", "failed", "silent", "declined")) {
            if (approval.number(count) > 0 || count.equals("done")) {
                parts.add(Words.number(approval.number(count)) + " " + count);
            }
        }
        if (approval.number("blocked_hosts") > 0) {
            parts.add(Words.number(approval.number("blocked_hosts")) + " blocked");
        }
        return String.join(", ", parts);
    }
}
