package io.masif.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what is to be reached. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private boolean missed;

    /** Something that is to be so much at most. */
    void atMost(String what, double target, double measured) {
        add(what, "<= " + number(target), measured, measured <= target);
    }

    /** Something that is to be so much at least. */
    void atLeast(String what, double target, double measured) {
        add(what, ">= " + number(target), measured, measured >= target);
    }

    boolean missed() {
        return missed;
    }

    private void add(String what, String target, double measured, boolean reached) {
        missed |= !reached;
        String line = String.format(
                Locale.ROOT,
                "%-72s target %10s   measured %10s   %s",
                what,
                target,
                number(measured),
                reached ? "ok" : "MISSED");
        lines.add(line);
    }

    private static String number(double value) {
        if (value == Math.rint(value) || value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.3f", value);
    }

    @Override
    public String toString() {
        return "\n" + String.join("\n", lines) + "\n";
    }
}
