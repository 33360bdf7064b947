package io.masif.cli.command.follow;

import io.masif.cli.command.ActionText;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far an approval is.
 *
 * @param approval as the API has it
 */
public record Progress(JsonRow approval) {
    public static Progress of(JsonRow approval) {
        return new Progress(approval);
    }

    /** Whether nothing goes on without another decision. */
    boolean isEnded() {
        return approval.has("revoked")
                || (approval.number("running") == 0
                        && approval.number("waiting")
                                <= approval.objects("blocked").size());
    }

    /** Whether every host has executed it. */
    boolean isComplete() {
        return approval.number("failed") == 0 && approval.objects("blocked").isEmpty();
    }

    /** A sentence for each blocked host. */
    public List<String> describeBlocked(int max) {
        return approval.objects("blocked").stream()
                .limit(max)
                .map(Progress::describe)
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
        if (!approval.has("done")) {
            return "not known any more";
        }
        List<String> parts = new ArrayList<>();
        for (String count : List.of("waiting", "running", "done", "failed", "silent", "declined")) {
            if (approval.number(count) > 0 || count.equals("done")) {
                parts.add(Words.number(approval.number(count)) + " " + count);
            }
        }
        int blocked = approval.objects("blocked").size();
        if (blocked > 0) {
            parts.add(Words.number(blocked) + " blocked");
        }
        return String.join(", ", parts);
    }
}
