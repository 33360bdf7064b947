package io.masif.cli.command.rollout;

import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rollouts of the API in words. */
final class RolloutText {
    private RolloutText() {}

    /** Such as {@code hosts of ring 2, since 2027-01-04 06:00:00}. */
    static String waiting(JsonRow rollout) {
        JsonRow waits = rollout.object("waits_for");
        return waits.text("what")
                + (waits.has("ring") ? " of ring " + waits.text("ring") : "")
                + (waits.has("since") ? ", since " + Words.time(waits.text("since")) : "")
                + (waits.has("until") ? ", until " + Words.time(waits.text("until")) : "");
    }

    /** The states of the rings, one after the other. */
    static String rings(JsonRow rollout) {
        return rollout.objects("rings").stream().map(ring -> ring.text("state")).collect(Collectors.joining(" "));
    }

    /** The plan and its version. */
    static String plan(JsonRow rollout) {
        return rollout.object("plan").text("name") + " v"
                + rollout.object("plan").text("version");
    }

    /** Such as {@code Ring 2: open, 10 hosts: 3 done, 7 waiting}. */
    static String ring(JsonRow ring) {
        String state = "Ring " + ring.text("ring") + ": " + ring.text("state");
        if (!ring.has("counts")) {
            return state;
        }
        JsonRow counts = ring.object("counts");
        String parts = Stream.of(
                        "done", "running", "failed", "lost", "waiting", "blocked", "silent", "declined", "unconcerned")
                .filter(name -> counts.number(name) > 0)
                .map(name -> Words.number(counts.number(name)) + " " + name)
                .collect(Collectors.joining(", "));
        String problem = ring.has("check_problem") ? "; check: " + ring.text("check_problem") : "";
        return state + ", " + Words.count(ring.number("host_count"), "host") + (parts.isEmpty() ? "" : ": " + parts)
                + problem;
    }

    /** The hosts on which it failed, and why. */
    static List<String> failures(JsonRow rollout) {
        return rollout.objects("failures").stream()
                .map(failed -> failed.text("host") + (failed.has("message") ? ": " + failed.text("message") : ""))
                .toList();
    }
}
