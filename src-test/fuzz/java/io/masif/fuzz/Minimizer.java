package io.masif.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** Makes an input smaller as long as it shows the same fault: by leaving out halves, quarters, and so on. */
final class Minimizer {
    private final int maxInputs;
    private final long deadline;

    /**
     * Bounded both ways.
     *
     * @param maxInputs the most inputs that are tried
     * @param nanos the most time it may need
     */
    Minimizer(int maxInputs, long nanos) {
        this.maxInputs = maxInputs;
        this.deadline = System.nanoTime() + nanos;
    }

    /** The smallest input found that still is as the condition says; the given one if there is no smaller. */
    byte[] minimize(byte[] input, Predicate<byte[]> showsSameFault) {
        byte[] smallest = input;
        int tried = 0;
        for (int chunkSize = input.length / 2; chunkSize > 0; chunkSize /= 2) {
            for (int from = 0; from < smallest.length; ) {
                if (++tried > maxInputs || System.nanoTime() > deadline) {
                    return smallest;
                }
                byte[] smaller = without(smallest, from, chunkSize);
                if (showsSameFault.test(smaller)) {
                    smallest = smaller;
                } else {
                    from += chunkSize;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] input, int from, int chunkSize) {
        int to = Math.min(input.length, from + chunkSize);
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
        out.write(input, 0, from);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
