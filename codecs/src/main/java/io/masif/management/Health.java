package io.masif.management;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The checks of a process. They are called on any thread, and must not block. */
public final class Health {
    private final Queue<Supplier<Optional<String>>> checks = new ConcurrentLinkedQueue<>();
    private final Queue<Supplier<Optional<String>>> warnings = new ConcurrentLinkedQueue<>();

    /** Adds a check; its result is a sentence about what is wrong, or empty. */
    public Health addCheck(Supplier<Optional<String>> check) {
        checks.add(check);
        return this;
    }

    /** Adds a check whose sentence is only a warning. */
    public Health addWarning(Supplier<Optional<String>> check) {
        warnings.add(check);
        return this;
    }

    /** The warnings now, in the order of their checks. */
    List<String> warnings() {
        return warnings.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }

    /** What is wrong now, in the order of the checks. */
    List<String> findProblems() {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }
}
