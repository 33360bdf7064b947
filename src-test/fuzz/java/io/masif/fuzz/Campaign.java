package io.masif.fuzz;

import io.masif.fuzz.check.Fault;
import io.masif.fuzz.check.Target;
import io.masif.fuzz.input.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends one input after the other to a target, and keeps one finding for each kind of fault. */
public final class Campaign {
    private static final int BATCH = 50;
    private static final int MAX_KINDS = 20;
    private static final int MAX_MINIMIZING_INPUTS = 300;
    private static final long MAX_MINIMIZING_NANOS = Duration.ofSeconds(20).toNanos();

    private final Path folder;
    private final long seed;
    private final Consumer<Finding> listener;

    /**
     * Prepares a campaign.
     *
     * @param folder where inputs are kept that show a fault
     * @param listener receives each finding at once
     */
    public Campaign(Path folder, long seed, Consumer<Finding> listener) {
        this.folder = folder;
        this.seed = seed;
        this.listener = listener;
    }

    /**
     * What came of it.
     *
     * @param inputs how many were sent
     * @param reactions how often there was which reaction; may be empty
     * @param findings one for each kind of fault
     */
    public record Result(String target, long inputs, String reactions, Map<String, Finding> findings) {
        public Result {
            findings = Map.copyOf(findings);
        }
    }

    /** Tries a target from an input on; it is closed by the caller. */
    public Result run(Target target, long first, Budget budget) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        long deadline = System.nanoTime() + budget.time().toNanos();
        target.prepare(seed)
                .map(fault -> new Fault("accepted input, " + fault.kind(), fault.sentence()))
                .ifPresent(fault -> addFinding(target, -1, fault, null, findings));
        long index = first;
        long end = budget.inputs() > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + budget.inputs();
        // at least one, however short the time is
        while (index < end && (index == first || System.nanoTime() < deadline) && findings.size() < MAX_KINDS) {
            checkInput(target, index, findings);
            index++;
            if ((index - first) % BATCH == 0 || index == end) {
                addBatchFault(target, index, findings, target.checkOthers());
            }
        }
        addBatchFault(target, index, findings, target.finish());
        return new Result(target.name(), index - first, target.summarizeReactions(), findings);
    }

    private void checkInput(Target target, long index, Map<String, Finding> findings) {
        byte[] input = target.createInput(Randomness.of(seed, target.name(), index));
        Optional<Fault> fault = target.check(input);
        if (fault.isPresent() && !findings.containsKey(fault.get().kind())) {
            String kind = fault.get().kind();
            byte[] smallest = new Minimizer(MAX_MINIMIZING_INPUTS, MAX_MINIMIZING_NANOS)
                    .minimize(input, smaller -> target.check(smaller)
                            .filter(other -> other.kind().equals(kind))
                            .isPresent());
            addFinding(target, index, fault.get(), smallest, findings);
        }
    }

    private void addBatchFault(Target target, long index, Map<String, Finding> findings, Optional<Fault> fault) {
        if (fault.isPresent() && !findings.containsKey(fault.get().kind())) {
            addFinding(target, Math.max(0, index - BATCH), fault.get(), null, findings);
        }
    }

    private void addFinding(Target target, long index, Fault fault, byte[] input, Map<String, Finding> findings) {
        Path file = input == null ? null : write(target.name() + "-" + seed + "-" + index + ".input", input);
        String command = "script/fuzz --seed " + seed + " --only " + target.name() + " --first " + Math.max(0, index)
                + " --inputs " + (input == null ? BATCH : 1);
        Finding finding = new Finding(target.name(), index, fault, file, command);
        findings.put(fault.kind(), finding);
        listener.accept(finding);
    }

    private Path write(String name, byte[] input) {
        try {
            return Files.write(Files.createDirectories(folder).resolve(name), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
