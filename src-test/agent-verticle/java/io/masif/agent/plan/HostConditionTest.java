package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a host's apt is a state with a sentence, never "up to date", and over when it is repaired. */
class HostConditionTest extends HostCase {
    private Path sources;
    private Path lists;

    @BeforeEach
    void aHostWithAnUpgrade() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        sources = host.sandbox.root().resolve("etc/apt/sources.list");
        lists = host.sandbox.root().resolve("var/lib/apt/lists");
    }

    @Test
    void brokenSourcesAndTheirRepair() {
        String right = Folders.read(sources);
        Folders.write(sources, right + "dep http://example.com stable main\n");
        host.start();
        assertProblem(HostState.SOURCES_BROKEN, "Type 'dep' is not known on line 2");
        Folders.write(sources, right);
        host.await("all well", () -> host.master.facts().condition().isOk());
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
    }

    @Test
    void aHostWithoutTheFoldersOfPreferencesAndConfiguration() {
        for (String name : List.of("preferences.d", "apt.conf.d")) {
            Folders.delete(host.sandbox.root().resolve("etc/apt").resolve(name));
        }
        host.start();
        assertProblem(HostState.OK, null);
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources.list.d/broken.list", "apt.conf.d/99broken"})
    void aRestartOfTheAgentWhileAptCannotBeAsked(String file) {
        agent.start();
        host.await("the plan", () -> host.master.plan() != null);
        agent.kill();
        Folders.write(host.sandbox.root().resolve("etc/apt").resolve(file), "foo \"\n");
        host.master.forgetPlan();
        agent.start();
        host.await(
                "the condition",
                () -> host.master.plan() != null
                        && host.master.facts().condition().state() == HostState.SOURCES_BROKEN);
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
    }

    @Test
    void aBrokenConfigurationOfApt() {
        Path broken = Folders.write(host.sandbox.root().resolve("etc/apt/apt.conf.d/99broken"), "foo \"\n");
        host.start();
        assertProblem(HostState.SOURCES_BROKEN, "Syntax error");
        Folders.delete(broken);
        host.await("the plan", () -> host.master.plannedActions().contains("update foo 1.0 -> 1.1"));
        assertProblem(HostState.OK, null);
    }

    @Test
    void expiredListsUnlessTheSourceMayBeOld() throws IOException {
        Path release;
        try (var files = Files.list(lists)) {
            release = files.filter(file -> file.toString().endsWith("_Release"))
                    .findFirst()
                    .orElseThrow();
        }
        Folders.write(
                release, Folders.read(release).replace("Suite:", "Valid-Until: Sat, 01 Jan 2022 00:00:00 UTC\nSuite:"));
        host.start();
        assertProblem(HostState.LISTS_EXPIRED, "was valid until 2022-01-01T00:00:00Z");
        Folders.write(sources, Folders.read(sources).replace("trusted=yes", "trusted=yes check-valid-until=no"));
        host.await("all well", () -> host.master.facts().condition().isOk());
    }

    @Test
    void refreshesTheListsByItself() {
        host.refreshInterval = Duration.ofSeconds(2);
        host.start();
        host.archive.add(DebPackage.of("foo", "1.2"));
        host.await("the newer version", () -> host.master.plannedActions().contains("update foo 1.0 -> 1.2"));
        assertProblem(HostState.OK, null);
    }

    @Test
    void aDeadMirrorAndAnUnknownHostName() {
        host.sandbox.configure("Acquire::Retries \"0\";");
        host.refreshInterval = Duration.ofSeconds(2);
        host.start();
        String right = Folders.read(sources);
        Folders.write(sources, right + "deb [trusted=yes] http://127.0.0.1:1/ ./\n");
        host.await("a refused connection", () -> reportedProblem().contains("Could not connect to 127.0.0.1"));
        assertProblem(HostState.REFRESH_FAILED, "the package lists could not be refreshed");
        Folders.write(sources, right + "deb [trusted=yes] http://mirror.invalid/ ./\n");
        host.await("an unknown name", () -> reportedProblem().contains("mirror.invalid"));
        Folders.write(sources, right);
        host.await("all well", () -> host.master.facts().condition().isOk());
    }

    @Test
    void aHashSumMismatchOfTheListsAndOfAPackage() throws IOException {
        host.refreshInterval = Duration.ofSeconds(2);
        host.start();
        DebPackage newer = DebPackage.of("foo", "1.2");
        Archive later = Archive.debian(folder.resolve("later")).add(newer);
        Files.copy(later.file(newer), host.archive.file(newer));
        Path index = folder.resolve("archive/Packages");
        String right = Folders.read(folder.resolve("later/Packages"));
        // the index first: no refresh may find both as they belong together
        Folders.write(index, right + "\nTampered: yes\n");
        Folders.write(folder.resolve("archive/Release"), Folders.read(folder.resolve("later/Release")));
        host.await(
                "the mismatch",
                () -> reportedProblem().contains("Hash Sum mismatch")
                        || reportedProblem().contains("unexpected size"));
        assertProblem(HostState.REFRESH_FAILED, "could not be refreshed");
        Folders.write(index, right);
        host.await("the newer version", () -> host.master.plannedActions().contains("update foo 1.0 -> 1.2"));
        Folders.write(folder.resolve("archive/foo_1.2_all.deb"), "tampered");
        host.approve("update foo 1.0 -> 1.2");
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome("update foo 1.0 -> 1.2"))
                        .result())
                .isEqualTo(Result.SKIPPED);
        host.await(
                "the mismatch reported", () -> host.master.facts().condition().state() == HostState.APT_FAILED);
        assertProblem(HostState.APT_FAILED, "what was approved could not be fetched");
    }

    private String reportedProblem() {
        return Optional.ofNullable(host.master.facts().condition().problem()).orElse("");
    }

    private void assertProblem(HostState state, String part) {
        assertThat(host.master.facts().condition().state()).isEqualTo(state);
        if (part != null) {
            assertThat(reportedProblem()).contains(part);
        }
    }
}
