package io.masif.cli.command.detail;

import io.masif.cli.json.JsonRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the actions of a run ended, in words. */
final class Outcomes {
    private Outcomes() {}

    /** Such as {@code 3 done, 1 failed (perl)}. */
    static String describe(List<JsonRow> actions) {
        Map<String, Integer> counts = new TreeMap<>();
        actions.forEach(action -> counts.merge(action.text("result"), 1, Integer::sum));
        String failed = actions.stream()
                .filter(action -> "failed".equals(action.text("result")))
                .map(action -> action.text("package"))
                .distinct()
                .collect(Collectors.joining(", "));
        String all = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return failed.isEmpty() ? all : all + " (" + failed + ")";
    }
}
