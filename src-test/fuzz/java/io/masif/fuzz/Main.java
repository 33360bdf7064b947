package io.masif.fuzz;

import io.masif.fuzz.bed.Bed;
import io.masif.fuzz.check.Target;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends mutated inputs to everything that reads what others send, and says what reacted wrongly. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends inputs that are mutated from accepted ones to the parts of Masif Upgrader, and prints what reacted",
            "wrongly, with the command that shows it again. Exits with 1 if anything did.",
            ""
        })
public final class Main implements Callable<Integer> {
    private static final long MAX_SEEDS = 1_000_000;
    private static final int DEFAULT_MINUTES = 10;

    @Option(names = "--folder", required = true, description = "Where all files go; inputs that show a fault stay.")
    private Path folder;

    @Option(names = "--seed", description = "What all inputs are made from; without it, any number.")
    private Long seed;

    @ArgGroup
    private Amount amount = new Amount();

    @Option(names = "--first", description = "The number of the first input; 0 without it.")
    private long first;

    @Option(names = "--only", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Subject> only = List.of(Subject.values());

    /** How much is tried. */
    private static final class Amount {
        @Option(names = "--minutes", description = "How many minutes it takes, all targets together; 10 without it.")
        private Integer minutes;

        @Option(names = "--inputs", description = "How many inputs each target gets, however long it takes.")
        private Long inputs;
    }

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        // a Ctrl-C reaches only us
        Runtime.getRuntime().addShutdownHook(new Thread(Service::killAll));
        Runtime.getRuntime()
                .exit(new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() {
        long chosen = seed == null ? Math.floorMod(new SecureRandom().nextLong(), MAX_SEEDS) : seed;
        System.out.println("seed " + chosen);
        List<Campaign.Result> results = new ArrayList<>();
        Campaign campaign = new Campaign(folder, chosen, System.out::println);
        Folders.delete(folder.resolve("bed"));
        try (Bed bed = new Bed(folder.resolve("bed"))) {
            for (Subject subject : only) {
                try (Target target = subject.open(bed)) {
                    results.add(campaign.run(target, first, budget()));
                }
            }
        }
        results.forEach(result -> System.out.printf(
                "%-9s %9d inputs, %d findings  %s%n",
                result.target(), result.inputs(), result.findings().size(), result.reactions()));
        return results.stream().allMatch(result -> result.findings().isEmpty()) ? 0 : 1;
    }

    private Budget budget() {
        return amount.inputs != null
                ? Budget.inputs(amount.inputs)
                : Budget.time(
                        Duration.ofMinutes(Optional.ofNullable(amount.minutes).orElse(DEFAULT_MINUTES))
                                .dividedBy(only.size()));
    }
}
