package io.masif.fuzz.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogWatchTest {
    private static final String STAMP = "2026-11-29T00:30:31.247Z ";

    @TempDir
    Path folder;

    private Path file;
    private LogWatch log;

    @BeforeEach
    void watch() throws IOException {
        file = Files.writeString(folder.resolve("master.log"), STAMP + "ERROR Before it was watched\n");
        log = new LogWatch("master", file);
    }

    @Test
    void findsWhatNoRequestMayCause() throws IOException {
        assertThat(after(STAMP + "WARN  FailureHandler refused path=/x\n")).isEqualTo("");
        assertThat(after(STAMP + "ERROR FailureHandler failed\n")).startsWith("error in the log of the master: ");
        assertThat(after("\tat io.masif.Main.main(Main.java:1)\n"))
                .startsWith("stack trace in the log of the master: ");
        assertThat(after("approved by somebody else\n")).startsWith("line without a date");
        assertThat(after(STAMP + "INFO  Guard name=\u001b[2J\n")).startsWith("control character");
        assertThat(after(STAMP + "INFO  Guard name=a\rb\n")).startsWith("control character");
        assertThat(after(STAMP + "INFO  Guard name=" + "a".repeat(2000) + "\n")).startsWith("long line");
    }

    @Test
    void machineThatStandsStillIsNoFault() throws IOException {
        assertThat(after(STAMP + "WARN  BlockedThreadChecker Thread[vert.x-eventloop-thread-1] has been blocked\n"))
                .isEqualTo("");
        assertThat(after("io.vertx.core.VertxException: Thread blocked\n\tat io.masif.Main.main(Main.java:1)\n"))
                .isEqualTo("");
        assertThat(after(STAMP + "WARN  FailureHandler failed\n")).isEqualTo("");
        assertThat(after("\tat io.masif.Main.main(Main.java:1)\n")).startsWith("stack trace");
    }

    @Test
    void waitsForTheEndOfALine() throws IOException {
        assertThat(after(STAMP + "ERR")).isEqualTo("");
        assertThat(after("OR Failed\n")).startsWith("error");
        assertThat(log.findFault()).isEmpty();
    }

    private String after(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
        return log.findFault().orElse("");
    }
}
