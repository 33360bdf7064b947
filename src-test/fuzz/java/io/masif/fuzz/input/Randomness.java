package io.masif.fuzz.input;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that depend on a seed alone, so that an input can be made again. */
public final class Randomness {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Randomness(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The choices for one input of a target: other ones than those for any other input. */
    public static Randomness of(long seed, String target, long index) {
        return new Randomness(mix(mix(seed) ^ mix(target.hashCode()) ^ mix(index * GOLDEN + 1)));
    }

    /** Murmur's finalizer: neighbouring numbers give unrelated ones. */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    /** A number from 0 to below the bound, which is at least 1. */
    public int nextBelow(int bound) {
        return random.nextInt(bound);
    }

    /** A number between two, both included. */
    public int nextBetween(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    /** True so often in a hundred. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** One of them. */
    public <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of them. */
    @SafeVarargs
    public final <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** A text of that many of these characters. */
    public String word(String characters, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(characters.charAt(random.nextInt(characters.length())));
        }
        return word.toString();
    }

    /** Any bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
