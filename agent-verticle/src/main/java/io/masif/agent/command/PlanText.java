package io.masif.agent.command;

import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as text: a table, and a line with the totals. */
final class PlanText {
    private static final List<String> HEADING = List.of("KIND", "PACKAGE", "ARCH", "FROM", "TO", "SECURITY");

    private PlanText() {}

    static String format(List<Action> actions) {
        if (actions.isEmpty()) {
            return "Nothing: apt would do nothing on this host.\n";
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEADING));
        actions.forEach(action -> rows.add(formatRow(action)));
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < HEADING.size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        return rows.stream().map(row -> formatLine(row, widths)).collect(Collectors.joining()) + formatSummary(actions);
    }

    private static List<String> formatRow(Action action) {
        return List.of(
                action.kind().word(),
                action.packageName(),
                blankIfNull(action.arch()),
                blankIfNull(action.from()),
                blankIfNull(action.to()),
                action.security() ? "security" : "");
    }

    private static String formatLine(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String formatSummary(List<Action> actions) {
        Map<String, Integer> kinds = new TreeMap<>();
        actions.forEach(action -> kinds.merge(action.kind().word(), 1, Integer::sum));
        return "\n" + actions.size() + (actions.size() == 1 ? " action: " : " actions: ")
                + kinds.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + "; " + actions.stream().filter(Action::security).count() + " of security\n";
    }

    private static String blankIfNull(String text) {
        return text == null ? "" : text;
    }
}
