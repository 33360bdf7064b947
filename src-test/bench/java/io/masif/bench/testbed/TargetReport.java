package io.masif.bench.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what is to be reached. */
public final class TargetReport {
    /** Seconds of CPU per 1,000 reports that a server which only answers takes where the targets come from. */
    private static final double REFERENCE_BARE_SECONDS = 0.044;

    /** The same for a full handshake, as far as it can be calculated: 1.15 on a day when the one above was 0.052. */
    private static final double BARE_HANDSHAKE = 0.97;

    private static final String OK = "ok";
    private static final String MISSED = "MISSED";

    private final List<String> lines = new ArrayList<>();

    private boolean hasMissedTarget;
    private double bareServerSeconds;
    private double bareHandshake;
    private double bareHandshakeRate;
    private boolean lacksBare;

    /**
     * What a server that only answers takes here, in seconds of CPU per 1,000 reports.
     *
     * @param handshake with a full handshake each, in which it verifies the certificate
     * @param handshakeRate how many of these it answers in a second
     */
    public void bareServerSeconds(double seconds, double handshake, double handshakeRate) {
        bareServerSeconds = seconds;
        bareHandshake = handshake;
        bareHandshakeRate = handshakeRate;
    }

    /** Puts beside the last of these how many times as long it is as so many handshakes with a bare server. */
    public void besideHandshakeTime(int handshakes, double seconds) {
        if (bareHandshakeRate > 0) {
            appendToLast(String.format(
                    Locale.ROOT,
                    "   %.2f times as long as with a bare server",
                    seconds * bareHandshakeRate / handshakes));
        } else {
            lacksBare = true;
        }
    }

    /**
     * Puts beside the last of these how many times a bare server's handshake it is, and is to be at most.
     *
     * @param target seconds of CPU per 1,000, as for {@link #checkCpu}
     */
    public void besideHandshake(double target, double measured) {
        if (bareHandshake > 0) {
            double ratio = measured / bareHandshake;
            boolean isReached = ratio <= target / BARE_HANDSHAKE;
            hasMissedTarget |= !isReached;
            appendToLast(String.format(
                    Locale.ROOT,
                    "   %.2f times a bare server's handshake, target %.2f: %s",
                    ratio,
                    target / BARE_HANDSHAKE,
                    isReached ? OK : MISSED));
        } else {
            lacksBare = true;
        }
    }

    /**
     * Seconds of CPU per 1,000 reports that are to be so many at most. A machine may be faster or slower than the one that
     * the target was found on: both are also given as multiples of what a bare server takes.
     */
    public void checkCpu(String what, double target, double measured) {
        String relative = "";
        lacksBare |= bareServerSeconds == 0;
        if (bareServerSeconds > 0) {
            double ratio = measured / bareServerSeconds;
            relative = String.format(
                    Locale.ROOT,
                    "   %.2f times a bare server's, target %.2f: %s",
                    ratio,
                    target / REFERENCE_BARE_SECONDS,
                    ratio <= target / REFERENCE_BARE_SECONDS ? OK : MISSED);
        }
        add(what + ": CPU s per 1,000", "<= " + format(target), measured, measured <= target, relative);
    }

    /** Something that is to be so much at most. */
    public void checkAtMost(String what, double target, double measured) {
        add(what, "<= " + format(target), measured, measured <= target, "");
    }

    /** What the first Masif Upgrader was measured to take for the last of these, on two cores and the same database. */
    public void addEarlierFigure(String figure) {
        appendToLast("   (the earlier master: " + figure + ")");
    }

    /** Something that is to be so much at least. */
    public void checkAtLeast(String what, double target, double measured) {
        add(what, ">= " + format(target), measured, measured >= target, "");
    }

    public boolean hasMissedTarget() {
        return hasMissedTarget;
    }

    private void add(String what, String target, double measured, boolean isReached, String relative) {
        hasMissedTarget |= !isReached;
        String line = String.format(
                Locale.ROOT,
                "%-72s target %10s   measured %10s   %-6s%s",
                what,
                target,
                format(measured),
                isReached ? OK : MISSED,
                relative);
        lines.add(line.stripTrailing());
    }

    private void appendToLast(String text) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + text);
    }

    private static String format(double value) {
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
