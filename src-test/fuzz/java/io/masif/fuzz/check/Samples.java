package io.masif.fuzz.check;

import io.masif.fuzz.input.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The accepted inputs of a target. */
public final class Samples {
    private static final int COUNT = 64;

    private final List<byte[]> inputs = new ArrayList<>();

    /** Makes them all; what is wrong about the first that is not accepted. */
    public Optional<Fault> create(
            long seed, String target, Function<Randomness, byte[]> source, Function<byte[], Optional<Fault>> check) {
        inputs.clear();
        Optional<Fault> first = Optional.empty();
        for (int index = 0; index < COUNT; index++) {
            byte[] input = source.apply(Randomness.of(seed, target + " samples", index));
            inputs.add(input);
            first = first.or(() -> check.apply(input));
        }
        return first;
    }

    /** What is wrong about the first sample for which something is, made from the same choices as {@link #create}. */
    static Optional<Fault> findFirstFault(long seed, String target, Function<Randomness, Optional<Fault>> check) {
        return IntStream.range(0, COUNT)
                .mapToObj(index -> check.apply(Randomness.of(seed, target + " samples", index)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** One of them. */
    public byte[] pick(Randomness random) {
        return random.pick(inputs);
    }
}
