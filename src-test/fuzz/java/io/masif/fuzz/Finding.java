package io.masif.fuzz;

import io.masif.fuzz.check.Fault;
import java.nio.file.Path;

/**
 * A fault, and how to see it again.
 *
 * @param index of the input; negative if it is none in particular
 * @param file where the input is, made small; null if there is none
 * @param command what repeats it
 */
public record Finding(String target, long index, Fault fault, Path file, String command) {
    /** For the command line: what, which input, and how again. */
    @Override
    public String toString() {
        return "FINDING " + fault.kind() + "\n  " + fault.sentence() + (file == null ? "" : "\n  input: " + file)
                + "\n  again: " + command;
    }
}
