package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that waits for news, with a real apt; a test that had to wait for its interval would fail. */
class NewsWatchTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    @BeforeEach
    void aHostWithAnUpdate() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        host.reportInterval = Duration.ofHours(1);
        host.master.maxWait = 300;
    }

    @Test
    void whatIsApprovedIsExecutedAtOnce() {
        agent.start();
        awaitHeld();
        assertThat(host.master.held.get(0).seconds()).isEqualTo(300);
        host.approve(UPDATE);
        host.master.answerHeld();
        host.await("the update", () -> host.master
                .findOutcome(UPDATE)
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
        awaitHeld();
    }

    @Test
    void itAsksAgainWhenTheTimeIsOver() {
        agent.start();
        awaitHeld();
        host.master.answerHeld();
        awaitHeld();
        assertThat(host.master.held.get(0).number()).isEqualTo(3);
    }

    @Test
    void aChangeOfThePlanEndsTheWaitAndNothingElseIsReported() {
        host.offer(DebPackage.of("foo", "1.2"));
        Path pin = Folders.write(
                host.sandbox.root().resolve("etc/apt/preferences.d/local"),
                "Package: foo\nPin: version 1.1\nPin-Priority: 995\n");
        host.reportInterval = Duration.ofSeconds(1);
        agent.start();
        awaitHeld();
        assertThat(host.master.plannedActions()).containsExactly(UPDATE);
        // at once, unlike lists, which are locked while they are refreshed
        Folders.write(pin, "");
        host.await("the other plan", () -> host.master.plannedActions().contains("update foo 1.0 -> 1.2"));
        host.await("it waits again", () -> host.master.held.size() >= 2);
        assertThat(host.master.held.get(1).number()).isEqualTo(4);
        assertThat(host.master.held.get(0).request().response().closed()).isTrue();
    }

    @Test
    void anotherConnectionIsUsedWhenTheMasterDisconnects() {
        agent.start();
        awaitHeld();
        host.master.held.remove(0).request().connection().close();
        awaitHeld();
    }

    @Test
    void whatHappensOnAHostIsReportedSoonToAnotherMaster() {
        agent.start();
        awaitHeld();
        host.master.losesRun = true;
        host.approve(UPDATE);
        host.master.answerHeld();
        host.await("the master is lost", () -> !host.master.losesRun);
        host.await("the update", () -> host.master.findOutcome(UPDATE).isPresent());
    }

    @Test
    void aMasterThatIsFrozenIsGivenUp() {
        host.waitInterval = Duration.ofSeconds(1);
        agent.start();
        awaitHeld();
        host.await("another report, and another wait", () -> host.master.held.size() >= 2);
        assertThat(host.master.held.get(1).number()).isEqualTo(4);
    }

    @Test
    void whatIsApprovedAndCannotBeExecutedIsTriedAgainAsSoonAsWithoutAWait() {
        host.offer(DebPackage.of("foo", "1.3").depends("bar"), DebPackage.of("bar", "1"));
        host.reportInterval = Duration.ofSeconds(7);
        host.approve("update foo 1.0 -> 1.3");
        agent.start();
        host.await(
                "it is blocked",
                () -> host.master.findReason("update foo 1.0 -> 1.3").isPresent());
        awaitHeld();
        assertThat(host.master.held.get(0).seconds()).isEqualTo(7);
        host.approve("install bar 1");
        host.master.answerHeld();
        host.await("the update", () -> host.master
                .findOutcome("update foo 1.0 -> 1.3")
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
    }

    @Test
    void withoutAWaitItAsksAsOftenAsConfigured() {
        host.waitInterval = Duration.ZERO;
        host.reportInterval = Duration.ofSeconds(1);
        agent.start();
        host.await("three reports", () -> host.master.reports.get() >= 3);
        assertThat(host.master.held).isEmpty();
    }

    @Test
    void aMasterThatDoesNotAnnounceItIsNotAskedTo() {
        host.master.maxWait = 0;
        host.reportInterval = Duration.ofSeconds(1);
        agent.start();
        host.await("three reports", () -> host.master.reports.get() >= 3);
        assertThat(host.master.held).isEmpty();
    }

    private void awaitHeld() {
        host.await("it waits", () -> !host.master.held.isEmpty());
    }
}
