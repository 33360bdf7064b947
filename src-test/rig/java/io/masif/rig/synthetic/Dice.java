package io.masif.rig.synthetic;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random choices that are the same at each start: they depend on what they are made for, and not on their order. */
public final class Dice {
    private static final long SEED = 20_261_129L;
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Those for a subject; its parts are texts, numbers or enum constants. */
    public static Dice of(Object... subject) {
        long seed = SEED;
        for (Object part : subject) {
            int hash = part instanceof Enum<?> constant ? constant.name().hashCode() : Objects.hashCode(part);
            seed = seed * 1_000_003 + hash;
        }
        return new Dice(seed);
    }

    /** From 0 to the bound, without the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From the first to the last. */
    public int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    public double fraction() {
        return random.nextDouble();
    }

    public boolean percent(int chance) {
        return below(HUNDRED) < chance;
    }

    public boolean perMille(int chance) {
        return below(THOUSAND) < chance;
    }

    public long nextLong() {
        return random.nextLong();
    }

    public <T> T choose(List<T> all) {
        return all.get(below(all.size()));
    }

    /** So many numbers from 1 to the last, some perhaps twice. */
    public int[] numbers(int count, int last) {
        return IntStream.range(0, count).map(i -> between(1, last)).toArray();
    }

    /** An index, each as often as its share says. */
    public int choose(int[] shares) {
        int remaining = below(IntStream.of(shares).sum());
        int index = 0;
        while (remaining >= shares[index]) {
            remaining -= shares[index];
            index++;
        }
        return index;
    }
}
