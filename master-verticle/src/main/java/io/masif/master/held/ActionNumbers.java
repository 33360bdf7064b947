package io.masif.master.held;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * The numbers of the actions of a plan in ascending order, in a byte or two for each: the difference to the number before, seven
 * bits in each byte, the lowest first; a negative byte is followed by another one of the same difference.
 */
final class ActionNumbers {
    private static final int BITS = 7;
    private static final int MASK = 0x7f;
    private static final int MORE = 0x80;
    /** For a number of 32 bits. */
    private static final int MAX_BYTES = 5;

    private final byte[] differences;

    private ActionNumbers(byte[] differences) {
        this.differences = differences;
    }

    /** @param numbers of 32 bits, unsigned, in any order */
    static ActionNumbers of(LongStream numbers) {
        long[] sorted = numbers.sorted().toArray();
        byte[] bytes = new byte[MAX_BYTES * sorted.length];
        int length = 0;
        long previous = 0;
        for (long number : sorted) {
            long rest = number - previous;
            while (rest > MASK) {
                bytes[length++] = (byte) ((rest & MASK) | MORE);
                rest >>>= BITS;
            }
            bytes[length++] = (byte) rest;
            previous = number;
        }
        return new ActionNumbers(Arrays.copyOf(bytes, length));
    }

    int byteCount() {
        return differences.length;
    }

    void forEach(IntConsumer action) {
        anyMatch(number -> {
            action.accept(number);
            return false;
        });
    }

    boolean anyMatch(IntPredicate predicate) {
        int number = 0;
        int difference = 0;
        int shift = 0;
        for (byte each : differences) {
            difference |= (each & MASK) << shift;
            shift += BITS;
            if (each >= 0) {
                number += difference;
                if (predicate.test(number)) {
                    return true;
                }
                difference = 0;
                shift = 0;
            }
        }
        return false;
    }
}
