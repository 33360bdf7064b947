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
    private static final int MAX_RANGE = 64;

    private final List<String> dictionary;

    /** @param dictionary texts that mean something to what reads the input */
    public ByteMutation(List<String> dictionary) {
        this.dictionary = List.copyOf(dictionary);
    }

    /** The input with one to four changes; another one is needed where something else of its kind is to be mixed in. */
    public byte[] mutate(Randomness random, byte[] input, byte[] other) {
        byte[] mutated = input;
        for (int changes = random.nextBetween(1, 4); changes > 0; changes--) {
            mutated = change(random, mutated, other);
        }
        return mutated;
    }

    private byte[] change(Randomness random, byte[] input, byte[] other) {
        int from = random.nextBelow(input.length + 1);
        int to = Math.min(input.length, from + random.nextBetween(1, MAX_RANGE));
        return switch (random.nextBelow(10)) {
            case 0 -> flipBit(random, input);
            case 1 -> replace(input, from, Math.min(from + 1, input.length), pickByte(random));
            case 2 -> replace(input, from, to, new byte[0]);
            case 3 -> replace(input, from, from, Arrays.copyOfRange(input, from, to));
            case 4 -> replace(input, from, from, pickWord(random));
            case 5 -> replace(input, from, to, pickWord(random));
            case 6 -> replace(input, from, from, random.bytes(random.nextBetween(1, 8)));
            case 7 -> Arrays.copyOf(input, from);
            case 8 -> replace(input, from, input.length, pickTail(random, other));
            default -> replace(input, from, to, repeat(random, input, from, to));
        };
    }

    private static byte[] flipBit(Randomness random, byte[] input) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextBelow(flipped.length)] ^= (byte) (1 << random.nextBelow(8));
        }
        return flipped;
    }

    private static byte[] pickByte(Randomness random) {
        return new byte[] {INTERESTING[random.nextBelow(INTERESTING.length)]};
    }

    private byte[] pickWord(Randomness random) {
        String word = random.chance(50) ? random.pick(dictionary) : HostileTexts.pick(random);
        return word.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pickTail(Randomness random, byte[] other) {
        return Arrays.copyOfRange(other, random.nextBelow(other.length + 1), other.length);
    }

    private static byte[] repeat(Randomness random, byte[] input, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int times = random.nextBetween(2, 40); times > 0; times--) {
            out.write(input, from, to - from);
        }
        return out.toByteArray();
    }

    private static byte[] replace(byte[] input, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + by.length);
        out.write(input, 0, from);
        out.writeBytes(by);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
