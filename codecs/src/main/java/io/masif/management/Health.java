package io.masif.management;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** What has to hold for a process to be well. Asked from any thread; who answers must not wait. */
public final class Health {
    private final Queue<Supplier<Optional<String>>> checks = new ConcurrentLinkedQueue<>();
    private final Queue<Supplier<Optional<String>>> warnings = new ConcurrentLinkedQueue<>();

    /** Adds something that has to hold; it answers with a sentence about what is wrong, or with nothing. */
    public Health addCheck(Supplier<Optional<String>> check) {
        checks.add(check);
        return this;
    }

    /** Adds something that is worth a warning, and does not make the process unwell. */
    public Health warn(Supplier<Optional<String>> check) {
        warnings.add(check);
        return this;
    }

    /** What is to be warned of now. */
    List<String> warnings() {
        return warnings.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }

    /** What is wrong now, in the order in which it was required. */
    List<String> findProblems() {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }
}
