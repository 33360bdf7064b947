package io.masif.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.fuzz.bed.Bed;
import io.masif.fuzz.check.Target;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short run of script/fuzz with a fixed seed. */
final class ShortFuzzTest {
    private static final long SEED = 1;
    private static final Path FOLDER = Path.of("target/fuzz");

    private static Bed bed;

    @BeforeAll
    static void start() {
        Folders.delete(FOLDER);
        bed = new Bed(FOLDER.resolve("bed"));
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @ParameterizedTest
    @CsvSource({"APT, 5000", "V1, 200", "V2, 300", "HTTP, 300", "GATE, 300", "CONFIGURE, 60"})
    void findsNothing(Subject subject, long inputs) {
        List<Finding> findings = new ArrayList<>();
        try (Target target = subject.open(bed)) {
            new Campaign(FOLDER, SEED, findings::add).run(target, 0, Budget.inputs(inputs));
            assertThat(findings).isEmpty();
            for (Path input : corpus(target.name())) {
                assertThat(target.check(read(input))).as(input.toString()).isEmpty();
            }
        }
    }

    /** What was found before. */
    private static List<Path> corpus(String target) {
        try (Stream<Path> files = Files.list(Folders.root().resolve("src-test/fuzz/resources/corpus"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(target + "-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
