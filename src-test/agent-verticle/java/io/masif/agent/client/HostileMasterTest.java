package io.masif.agent.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent with the memory that its launcher gives, with damaged files and invalid answers. */
class HostileMasterTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    @BeforeEach
    void aHostWithAnUpgrade() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
    }

    @Test
    void survivesWhatAMasterMayAnswerAndThenExecutes() {
        String digests = IntStream.range(0, 13_000)
                .mapToObj(i -> "\"" + Digest.ofText("action " + i) + "\"")
                .collect(Collectors.joining(","));
        agent.start();
        for (String answer : new String[] {
            "{\"approved\":[" + digests + "],\"next\":1}",
            "{\"approved\":[" + "[".repeat(900_000),
            "{\"approved\":[],\"next\":1,\"more\":[" + "0,".repeat(500_000) + "0]}",
            "x".repeat(30_000_000)
        }) {
            host.answerOnce(answer);
        }
        assertThat(host.master.runs).isEmpty();
        host.approve(UPDATE);
        assertThat(host.awaitValue("the outcome", () -> host.master.findOutcome(UPDATE))
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(agent.process().isAlive()).isTrue();
    }

    @Test
    void startsOverWhereItsFilesAreUnreadable() throws IOException {
        byte[] garbage = {'{', (byte) 0xff, 0, (byte) 0xc3, '"'};
        for (String name : new String[] {
            "attempts.json", "known.json", "restarts.json", "refresh.log", "runs/torn/run.json", "runs/empty/status"
        }) {
            Path file = host.stateFolder().resolve(name);
            Folders.create(file.getParent());
            Files.write(file, garbage);
        }
        host.approve(UPDATE);
        agent.start();
        assertThat(host.awaitValue("the outcome", () -> host.master.findOutcome(UPDATE))
                        .result())
                .isEqualTo(Result.DONE);
        Path runs = host.stateFolder().resolve("runs");
        host.await(
                "all runs forgotten but the one whose journal is torn",
                () -> Arrays.equals(runs.toFile().list(), new String[] {"torn"}));
    }
}
