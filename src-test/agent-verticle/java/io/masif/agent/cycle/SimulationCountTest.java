package io.masif.agent.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.CountedApt;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often the real apt-get is started: a simulation of a real host costs seconds. */
class SimulationCountTest extends HostCase {
    private CountedApt apt;

    @Test
    void areThreeForARunHoweverManyActionsThereAre() {
        start(packages("1.0"), packages("1.1"));
        assertThat(apt.countPlanSimulations()).isOne();
        for (int[] range : new int[][] {{0, 1}, {1, 11}, {11, 111}}) {
            assertThat(simulationsOf(IntStream.range(range[0], range[1])
                            .mapToObj(i -> "update p" + i + " 1.0 -> 1.1")
                            .toArray(String[]::new)))
                    // the plan, what can be executed, and its files
                    .isEqualTo(3);
        }
    }

    @Test
    void areAtMostFourWhereSomeRemovalsAreApprovedAndOthersAreNot() {
        start(
                Stream.of("app", "gone", "next", "kept", "user", "lib").map(name -> DebPackage.of(name, "1.0")),
                Stream.of(
                        DebPackage.of("app", "2.0").conflicts("gone"),
                        DebPackage.of("next", "2.0").conflicts("kept"),
                        DebPackage.of("lib", "2.0").breaks("user")));
        assertThat(simulationsOf(
                        "update app 1.0 -> 2.0", "remove gone 1.0", "update next 1.0 -> 2.0", "update lib 1.0 -> 2.0"))
                .isLessThanOrEqualTo(4);
        assertThat(host.sandbox.version("app")).contains("2.0");
        assertThat(host.sandbox.version("gone")).isEmpty();
        assertThat(host.sandbox.version("kept")).contains("1.0");
        assertThat(host.sandbox.version("user")).contains("1.0");
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update lib 1.0 -> 2.0")))
                .isEqualTo("waits for remove user 1.0");
    }

    @Test
    void isRepeatedIfItFailedAlthoughNothingHasChanged() {
        start(Stream.of(DebPackage.of("foo", "1.0")), Stream.of(DebPackage.of("foo", "1.1")));
        apt.failSelections(true);
        host.approve("update foo 1.0 -> 1.1");
        host.await(
                "the reason",
                () -> host.master.findReason("update foo 1.0 -> 1.1").isPresent());
        apt.failSelections(false);
        assertThat(host.awaitValue("the outcome", () -> host.master.findOutcome("update foo 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
    }

    /** Of the run that executes the first of some actions, with that of the plan. */
    private long simulationsOf(String... actions) {
        long plans = apt.countPlanSimulations();
        long selections = apt.countSelectionSimulations();
        host.approve(actions);
        Run.Outcome outcome = host.awaitValue("the outcome", () -> host.master.findOutcome(actions[0]));
        assertThat(outcome).returns(Result.DONE, Run.Outcome::result);
        // the one that made the plan, and of those since then all but those after the run
        long before = apt.countSelectionSimulationsBeforeRun() - selections;
        host.await("a new plan", () -> !host.master.plannedActions().contains(actions[0]));
        assertThat(apt.countPlanSimulations() - plans).isOne();
        return 1 + before;
    }

    private static Stream<DebPackage> packages(String version) {
        return IntStream.range(0, 111).mapToObj(i -> DebPackage.of("p" + i, version));
    }

    private void start(Stream<DebPackage> installed, Stream<DebPackage> offered) {
        host.install(installed.toArray(DebPackage[]::new)).offer(offered.toArray(DebPackage[]::new));
        apt = new CountedApt(folder.resolve("bin"));
        agent = new KillableAgent(host, apt.commandPrefix()).start();
        host.await("a first report", () -> host.master.plan() != null && host.master.facts() != null);
    }
}
