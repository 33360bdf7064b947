package io.masif.agent.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.Invocation;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that a hook of the host refuses is reported with the output of the hook, and is repeated only after a pause. */
class RefusedRunTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    private Path hook;

    @BeforeEach
    void aHostWithAnUpgrade() throws Exception {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        hook = Folders.write(
                folder.resolve("snapshot"),
                "#!/bin/sh\necho 'no snapshot can be made:'\necho '  the pool is full' >&2\nexit 7\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DPkg::Pre-Invoke {\"'%s'\";};",
                "DPkg::Pre-Install-Pkgs {\"'%s' apt\";};",
                "DPkg::Options {\"--pre-invoke='%s'\";};"
            })
    void reportsTheOutputOfTheHookAndPauses(String option) {
        host.sandbox.configure(option.formatted(hook));
        host.approve(UPDATE);
        agent.start();
        Run.Outcome outcome = host.awaitValue("the refusal", () -> host.master.findOutcome(UPDATE));
        assertThat(outcome.result()).isEqualTo(Result.SKIPPED);
        assertThat(outcome.message()).contains("no snapshot can be made: the pool is full");
        assertThat(outcome.message()).doesNotContain("upgraded,").doesNotContain("Reading");
        assertThat(host.awaitValue("the reason", () -> host.master.findReason(UPDATE)))
                .startsWith("was refused; it is tried again at 20")
                .contains("the pool is full");
        int runs = restartWithALongPause();
        host.awaitReports(2);
        assertThat(host.master.runs).hasSize(runs);
        Invocation status = Invocation.of(
                folder, "status", "--socket", folder.resolve("agent.sock").toString());
        assertThat(status.err()).isEmpty();
        assertThat(status.out())
                .containsPattern("retry: +20.* \\(in \\d+ s\\), or when its cause is gone: .*the pool is full");
    }

    @Test
    void triesAgainAtOnceWhenTheHookIsGone() {
        host.sandbox.configure("DPkg::Pre-Invoke {\"'" + hook + "'\";};");
        host.approve(UPDATE);
        agent.start();
        host.await("the pause", () -> host.master.findReason(UPDATE).isPresent());
        int runs = restartWithALongPause();
        Folders.write(host.sandbox.root().resolve("etc/apt/apt.conf.d/99test"), "");
        host.await("the run", () -> host.master.runs.size() > runs);
        host.await("it is done", () -> host.master
                .findOutcome(UPDATE)
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
    }

    /** As after many refusals, so that the pause does not end while the test goes on. How many runs there were. */
    private int restartWithALongPause() {
        agent.kill();
        Path file = host.stateFolder().resolve("attempts.json");
        JsonObject attempts = new JsonObject(Folders.read(file));
        JsonObject causes = attempts.getJsonObject("refusals").getJsonObject("causes");
        assertThat(causes.size()).isEqualTo(1);
        causes.getJsonObject(causes.fieldNames().iterator().next())
                .put("count", 10)
                .put("until", Instant.now().plus(Duration.ofHours(5)).toString());
        Folders.write(file, attempts.encode());
        host.start().awaitReports(1);
        return host.master.runs.size();
    }
}
