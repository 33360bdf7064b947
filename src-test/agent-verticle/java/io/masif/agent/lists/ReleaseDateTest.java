package io.masif.agent.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as apt itself takes them: each form is also given to a real apt-get update, which refuses expired lists. */
class ReleaseDateTest {
    private static final Instant MOMENT = Instant.parse("2022-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Archive archive;
    private Sandbox sandbox;

    @BeforeEach
    void anArchive() {
        archive = Archive.debian(folder.resolve("archive")).add(DebPackage.of("foo", "1.0"));
        sandbox = Sandbox.in(folder.resolve("host"), archive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sat, 01 Jan 2022 00:00:00 UTC",
                "Sat, 01 Jan 2022 00:00:00 GMT",
                "Sat, 01 Jan 2022 00:00:00 Z",
                "Sat, 01 Jan 2022 00:00:00 +0000",
                "Sat, 01 Jan 2022 00:00:00 -0000",
                "Sat, 1 Jan 2022 00:00:00 UTC",
                "Sat,  1 Jan 2022  0:00:00  UTC",
                "Mon, 01 jan 2022 00:00:00 UTC",
                "sat, 001 January 2022 00:00:00 UTC",
                "Sat, 01 Jan 2022 00:00:00 0",
                "Sat, 01 Jan 2022 00:00:00 +00",
                "Sat, 01 Jan 2022 00:00:00 00000",
                "Sat, 01 Jan 02022 00:00:00 UTC",
                "Sat, 01 Jan 2022 00:00:000 UTC",
                "Sat Jan  1 00:00:00 2022",
                "Sat Jan +1 00:00:00 2022",
                "Sat Jan 001 00:00:00 02022"
            })
    void isParsedAsAptParsesIt(String text) {
        assertThat(ReleaseDate.parse(text)).contains(MOMENT);
        assertThat(refusedByApt(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sat, 01 Jan 2022 00:00:00 +0200",
                "Sat, 01 Jan 2022 00:00:00 EST",
                "Sat, 01 Jan 2022 00:00:00 utc",
                "Sat, 01 Jan 2022 00:00:00",
                "Sat, 01 Jan 2022 00:00 UTC",
                "Sat, 01 Jan 2022 24:00:00 UTC",
                "Sat, 32 Jan 2022 00:00:00 UTC",
                "Sat, 0 Jan 2022 00:00:00 UTC",
                "Sat, 01 Jan 22 00:00:00 UTC",
                "Sat,01 Jan 2022 00:00:00 UTC",
                "Sam, 01 Jan 2022 00:00:00 UTC",
                "Saturday, 01 Jan 2022 00:00:00 UTC",
                "Saturday, 01-Jan-22 00:00:00 UTC",
                "01 Jan 2022 00:00:00 UTC",
                "Sat, 01 Jan 2022 00:00:00 UTC more",
                "Sat Jan  1 00:00:00 UTC 2022",
                "2022-01-01T00:00:00Z"
            })
    void isRejectedAsAptRejectsIt(String text) {
        assertThat(ReleaseDate.parse(text)).isEmpty();
        assertThat(refusedByApt(text)).isFalse();
    }

    @Test
    void aDayAfterTheEndOfItsMonthAndALeapSecond() {
        assertThat(ReleaseDate.parse("Thu, 31 Feb 2022 00:00:00 UTC")).contains(Instant.parse("2022-03-03T00:00:00Z"));
        assertThat(ReleaseDate.parse("Sat, 01 Jan 2022 00:00:60 UTC")).contains(Instant.parse("2022-01-01T00:01:00Z"));
    }

    private boolean refusedByApt(String until) {
        Path release = folder.resolve("archive/Release");
        Folders.write(release, Folders.read(release).replace("Suite:", "Valid-Until: " + until + "\nSuite:"));
        return Command.attempt(sandbox.root(), sandbox.environment(), List.of("apt-get", "-q", "update"))
                .text()
                .contains("is expired");
    }
}
