package io.masif.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** Makes an input smaller as long as it shows the same fault: by leaving out halves, quarters, and so on. */
final class Minimizer {
    private final int most;
    private final long deadline;

    /**
     * Bounded both ways.
     *
     * @param most the most inputs that are tried
     * @param nanos the most time it may need
     */
    Minimizer(int most, long nanos) {
        this.most = most;
        this.deadline = System.nanoTime() + nanos;
    }

    /** The smallest input found that still is as the condition says; the given one if there is no smaller. */
    byte[] minimize(byte[] input, Predicate<byte[]> same) {
        byte[] smallest = input;
        int tried = 0;
        for (int piece = input.length / 2; piece > 0; piece /= 2) {
            for (int from = 0; from < smallest.length; ) {
                if (++tried > most || System.nanoTime() > deadline) {
                    return smallest;
                }
                byte[] smaller = without(smallest, from, piece);
                if (same.test(smaller)) {
                    smallest = smaller;
                } else {
                    from += piece;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] input, int from, int piece) {
        int to = Math.min(input.length, from + piece);
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
        out.write(input, 0, from);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
