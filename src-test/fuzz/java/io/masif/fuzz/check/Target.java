package io.masif.fuzz.check;

import io.masif.fuzz.input.Randomness;
import java.util.Optional;

/** Something that reads what others send. */
public interface Target extends AutoCloseable {
    /** As on the command line. */
    String name();

    /** Makes the accepted inputs from which others are made, and verifies that they are accepted. */
    Optional<Fault> prepare(long seed);

    /** A mutation of an accepted input: the same for the same choices, after {@link #prepare} with the same seed. */
    byte[] createInput(Randomness random);

    /** What is wrong about the reaction to an input. */
    Optional<Fault> check(byte[] input);

    /** Whether others are still served rightly; asked after every batch of inputs. */
    default Optional<Fault> checkOthers() {
        return Optional.empty();
    }

    /** What only shows at the end: whether everything that was left open has been closed, for example. */
    default Optional<Fault> finish() {
        return Optional.empty();
    }

    /** How often there was which reaction, for a summary: inputs that are all refused show little. */
    default String summarizeReactions() {
        return "";
    }

    @Override
    default void close() {}
}
