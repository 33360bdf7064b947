package io.masif.fuzz.input;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Changes bytes without knowing what they mean. */
public final class ByteMutation {
    private static final byte[] INTERESTING = {
        0, 8, '\t', '\n', '\r', 27, ' ', '"', '%', '\'', '*', '-', '0', ':', '<', '>', '[', '\\', ']', '{', '}', 127,
        -128, -64, -1
    };
    private static final int LONGEST_RANGE = 64;

    private final List<String> dictionary;

    /** @param dictionary texts that mean something to what reads the input */
    public ByteMutation(List<String> dictionary) {
        this.dictionary = List.copyOf(dictionary);
    }

    /** The input with one to four changes; another one is needed where something else of its kind is to be mixed in. */
    public byte[] mutate(Randomness random, byte[] input, byte[] other) {
        byte[] mutated = input;
        for (int changes = random.between(1, 4); changes > 0; changes--) {
            mutated = change(random, mutated, other);
        }
        return mutated;
    }

    private byte[] change(Randomness random, byte[] input, byte[] other) {
        int from = random.below(input.length + 1);
        int to = Math.min(input.length, from + random.between(1, LONGEST_RANGE));
        return switch (random.below(10)) {
            case 0 -> flipped(random, input);
            case 1 -> replaced(input, from, Math.min(from + 1, input.length), one(random));
            case 2 -> replaced(input, from, to, new byte[0]);
            case 3 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
            case 4 -> replaced(input, from, from, word(random));
            case 5 -> replaced(input, from, to, word(random));
            case 6 -> replaced(input, from, from, random.bytes(random.between(1, 8)));
            case 7 -> Arrays.copyOf(input, from);
            case 8 -> replaced(input, from, input.length, tail(random, other));
            default -> replaced(input, from, to, repeated(random, input, from, to));
        };
    }

    private static byte[] flipped(Randomness random, byte[] input) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.below(flipped.length)] ^= (byte) (1 << random.below(8));
        }
        return flipped;
    }

    private static byte[] one(Randomness random) {
        return new byte[] {INTERESTING[random.below(INTERESTING.length)]};
    }

    private byte[] word(Randomness random) {
        String word = random.chance(50) ? random.pick(dictionary) : HostileTexts.any(random);
        return word.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tail(Randomness random, byte[] other) {
        return Arrays.copyOfRange(other, random.below(other.length + 1), other.length);
    }

    private static byte[] repeated(Randomness random, byte[] input, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int times = random.between(2, 40); times > 0; times--) {
            out.write(input, from, to - from);
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + by.length);
        out.write(input, 0, from);
        out.writeBytes(by);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
