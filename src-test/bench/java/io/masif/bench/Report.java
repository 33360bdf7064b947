package io.masif.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what is to be reached. */
final class Report {
    /** Seconds of CPU per 1,000 reports that a server which only answers takes where the targets come from. */
    private static final double BARE = 0.044;

    /** The same for a full handshake, as far as it can be calculated: 1.15 on a day when the one above was 0.052. */
    private static final double BARE_HANDSHAKE = 0.97;

    private static final String OK = "ok";
    private static final String MISSED = "MISSED";

    private final List<String> lines = new ArrayList<>();

    private boolean missed;
    private double bare;
    private double bareHandshake;
    private boolean lacksBare;

    /**
     * What a server that only answers takes here, in seconds of CPU per 1,000 reports.
     *
     * @param handshake with a full handshake each, in which it verifies the certificate
     */
    void bare(double seconds, double handshake) {
        bare = seconds;
        bareHandshake = handshake;
    }

    /**
     * Puts beside the last of these how many times a bare server's handshake it is, and is to be at most.
     *
     * @param target seconds of CPU per 1,000, as for {@link #cpu}
     */
    void besideHandshake(double target, double measured) {
        if (bareHandshake > 0) {
            double times = measured / bareHandshake;
            boolean reached = times <= target / BARE_HANDSHAKE;
            missed |= !reached;
            int last = lines.size() - 1;
            lines.set(
                    last,
                    lines.get(last)
                            + String.format(
                                    Locale.ROOT,
                                    "   %.2f times a bare server's handshake, target %.2f: %s",
                                    times,
                                    target / BARE_HANDSHAKE,
                                    reached ? OK : MISSED));
        } else {
            lacksBare = true;
        }
    }

    /**
     * Seconds of CPU per 1,000 reports that are to be so many at most. A machine may be faster or slower than the one that
     * the target was found on: it is told as well how many times what a bare server takes both are.
     */
    void cpu(String what, double target, double measured) {
        String relative = "";
        lacksBare |= bare == 0;
        if (bare > 0) {
            double times = measured / bare;
            relative = String.format(
                    Locale.ROOT,
                    "   %.2f times a bare server's, target %.2f: %s",
                    times,
                    target / BARE,
                    times <= target / BARE ? OK : MISSED);
        }
        add(what + ": CPU s per 1,000", "<= " + number(target), measured, measured <= target, relative);
    }

    /** Something that is to be so much at most. */
    void atMost(String what, double target, double measured) {
        add(what, "<= " + number(target), measured, measured <= target, "");
    }

    /** What the first Masif Upgrader was measured to take for the last of these, on two cores and the same database. */
    void earlier(String figure) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + "   (the earlier master: " + figure + ")");
    }

    /** Something that is to be so much at least. */
    void atLeast(String what, double target, double measured) {
        add(what, ">= " + number(target), measured, measured >= target, "");
    }

    boolean missed() {
        return missed;
    }

    private void add(String what, String target, double measured, boolean reached, String relative) {
        missed |= !reached;
        String line = String.format(
                Locale.ROOT,
                "%-72s target %10s   measured %10s   %-6s%s",
                what,
                target,
                number(measured),
                reached ? OK : MISSED,
                relative);
        lines.add(line.stripTrailing());
    }

    private static String number(double value) {
        if (value == Math.rint(value) || value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.3f", value);
    }

    @Override
    public String toString() {
        String hint =
                lacksBare ? "What a bare server takes here was not measured: say --only bare,... for that.\n" : "";
        return "\n" + String.join("\n", lines) + "\n" + hint;
    }
}
