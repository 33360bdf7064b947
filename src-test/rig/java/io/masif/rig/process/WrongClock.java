package io.masif.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The environment of a process whose clock is wrong, by libfaketime. */
public final class WrongClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private WrongClock() {}

    /**
     * Of a process whose clock of the day differs; what measures durations does not.
     *
     * @param offset such as {@code -2h}, {@code +90m}
     */
    public static Map<String, String> by(String offset) {
        return Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME",
                offset,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
    }

    private static Path library() {
        try (Stream<Path> architectures = Files.list(LIBRARIES)) {
            return architectures
                    .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("libfaketime is missing: apt-get install faketime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
