package io.masif.proof.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of what was measured beside what it is to be. */
final class CostTable {
    private record Row(String what, String measured, String target) {}

    private final List<Row> rows = new ArrayList<>();

    CostTable() {
        rows.add(new Row("figure", "measured", "target"));
    }

    /** One without a target has an empty one. */
    void add(String what, String measured, String target) {
        rows.add(new Row(what, measured, target));
        System.err.println("  " + what + ": " + measured);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    void print() {
        int first = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        int second =
                rows.stream().mapToInt(row -> row.measured().length()).max().orElse(0);
        rows.forEach(row -> System.out.printf(
                Locale.ROOT, "%-" + first + "s  %-" + second + "s  %s%n", row.what(), row.measured(), row.target()));
    }
}
