package io.masif.agent.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.Invocation;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An action that failed is tried again when an operator requests it, and only then, with a real apt and a real dpkg. */
class RequestedRetryTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";
    private static final String CONFIGURE = "configure foo 1.1";
    private static final Pattern PAUSED =
            Pattern.compile("paused: +configure foo 1.1: failed; it is tried again when an operator retries it");

    private Path fixed;

    @BeforeEach
    void aPackageThatCannotBeConfigured() {
        fixed = folder.resolve("fixed");
        host.install(DebPackage.of("foo", "1.0"))
                .offer(DebPackage.of("foo", "1.1").postinst("echo attempted\ntest -e '" + fixed + "' || exit 3"));
        host.approve(UPDATE, CONFIGURE);
        agent.start();
        host.await("the reason", () -> host.master.findReason(CONFIGURE).isPresent());
    }

    @Test
    void whatWasRepairedIsDoneByTheNextRetry() {
        agent.kill();
        host.start();
        host.await("the pause in its status", () -> PAUSED.matcher(status()).find());
        Folders.write(fixed, "");
        host.awaitReports(2);
        assertThat(attempts()).as("repaired, and nobody requested it").hasSize(1);
        host.master.retries.put(CONFIGURE, 5L);
        host.await("it is done", () -> host.master
                .findOutcome(CONFIGURE)
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
        host.await("no pause in its status", () -> !status().contains("paused:"));
    }

    @Test
    void aRetryIsOneAttemptAlsoAcrossARestart() {
        host.master.retries.put(CONFIGURE, 5L);
        host.await("the retry", () -> attempts().size() == 2);
        host.await("the reason", () -> host.master.findReason(CONFIGURE).isPresent());
        agent.kill();
        host.start().awaitReports(3);
        assertThat(attempts()).hasSize(2);
        host.master.retries.put(CONFIGURE, 6L);
        host.await("the next retry", () -> attempts().size() == 3);
    }

    @Test
    void aRetryApprovesNothing() {
        host.master.approved.remove(CONFIGURE);
        Folders.write(fixed, "");
        host.master.retries.put(CONFIGURE, 5L);
        host.awaitReports(3);
        assertThat(attempts()).hasSize(1);
    }

    /** The ended runs that tried to configure the package again. */
    private List<Run> attempts() {
        return host.master.runs.values().stream()
                .filter(run -> run.ended() != null)
                .filter(run -> run.outcomes().stream()
                        .anyMatch(outcome -> outcome.action().toString().startsWith("configure ")))
                .toList();
    }

    private String status() {
        return Invocation.of(
                        folder,
                        "status",
                        "--socket",
                        folder.resolve("agent.sock").toString())
                .out();
    }
}
