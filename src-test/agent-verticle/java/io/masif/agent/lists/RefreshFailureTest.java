package io.masif.agent.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The problem that is reported when a refresh of the lists fails, and its remedy. */
class RefreshFailureTest extends HostCase {
    @BeforeEach
    void aHost() {
        host.install(DebPackage.of("foo", "1.0"));
        host.refreshInterval = Duration.ofSeconds(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pre-Invoke", "Post-Invoke", "Post-Invoke-Success"})
    void theListsAreNewThoughAHookFailed(String hook) {
        host.sandbox.configure("APT::Update::" + hook + " {\"echo the cache cannot be written; exit 3\";};");
        host.start();
        host.await("the hook's failure", () -> problem().contains("but a hook failed"));
        assertThat(problem())
                .startsWith(
                        "the package lists were refreshed, but a hook failed: Problem executing scripts APT::Update::")
                .endsWith(": the cache cannot be written");
        assertThat(host.master.facts().condition().state()).isEqualTo(HostState.APT_FAILED);
        host.archive.add(DebPackage.of("foo", "1.1"));
        host.await("the next refresh", () -> host.master.plannedActions().contains("update foo 1.0 -> 1.1"));
        host.approve("update foo 1.0 -> 1.1");
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome("update foo 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
    }

    @Test
    void anArchiveThatCallsItselfSomethingElse() {
        host.start();
        host.archive.label("Another");
        host.await("the refusal", () -> problem().contains("changed its 'Label' value from 'Debian' to 'Another'"));
        assertThat(problem()).endsWith("; if that is right, run apt-get update --allow-releaseinfo-change on the host");
        assertThat(host.master.facts().condition().state()).isEqualTo(HostState.REFRESH_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date: Sat, 01 Jan 2022 00:00:00 EST", "Valid-Until: Sat, 01 Jan 2022 00:00:00 EST"})
    void aDateThatAptDoesNotUnderstand(String field) {
        host.refreshInterval = Duration.ZERO;
        fetchReleaseWith(field);
        host.start();
        assertThat(problem()).contains("it says " + field);
    }

    @Test
    void suchADateIsTheLeastOfWhatIsWrong() {
        fetchReleaseWith("Valid-Until: Sat, 01 Jan 2022 00:00:00 EST");
        host.sandbox.configure("APT::Update::Post-Invoke {\"exit 3\";};");
        host.start();
        host.await("the hook's failure", () -> problem().contains("but a hook failed"));
    }

    private void fetchReleaseWith(String field) {
        Path release = folder.resolve("archive/Release");
        String other = Folders.read(release).replaceFirst("Date: .*\n", "Date: Sat, 01 Jan 2022 00:00:00 +0000\n");
        String place = field.startsWith("Date") ? "Date: .*\n" : "(?=Suite)";
        Folders.write(release, other.replaceFirst(place, field + "\n"));
        // apt keeps lists that it has if the date of others is not newer
        Path lists = host.sandbox.root().resolve("var/lib/apt/lists");
        Folders.delete(lists);
        Folders.create(lists.resolve("partial"));
        host.sandbox.update();
    }

    private String problem() {
        return Optional.ofNullable(host.master.facts().condition().problem()).orElse("");
    }
}
