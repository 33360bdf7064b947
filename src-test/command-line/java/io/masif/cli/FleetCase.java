package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.AskedFleet;
import io.masif.cli.bed.Masif;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the program at the fleet that all tests share: what it leaves there must not matter to the others. */
abstract class FleetCase {
    final AskedFleet asked = AskedFleet.shared();

    @TempDir
    Path home;

    Masif masif;

    @BeforeEach
    void configure() {
        masif = asked.masif(home);
    }

    /** What it prints if it succeeds. */
    final String output(String... arguments) {
        Masif.Result result = masif.run(arguments);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result.out();
    }
}
