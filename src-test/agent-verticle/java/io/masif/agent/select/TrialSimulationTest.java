package io.masif.agent.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialSimulationTest {
    private static final Action FOO =
            new Action("foo", "all", Kind.UPDATE, "1.0", "1.1", List.of("Good:12/stable"), false);
    private static final Action BAR =
            new Action("bar", "all", Kind.INSTALL, null, "2", List.of("Good:12/stable"), false);

    @Test
    void selectsWhatAptWouldDoJustAsItWasApproved() {
        TrialSimulation trial = simulate("Inst foo [1.0] (1.1 Good:12/stable [all])\n");
        assertThat(trial.selection().actions()).containsExactly(FOO);
        assertThat(trial.objections()).isEmpty();
    }

    @Test
    void objectsToTheSameVersionOfAnotherArchive() {
        TrialSimulation trial =
                simulate("Inst foo [1.0] (1.1 Other:12/stable [all])\nInst bar (2 Good:12/stable [all])\n");
        assertThat(trial.objections())
                .containsOnlyKeys(FOO)
                .containsEntry(FOO, "it would now come from Other:12/stable, and is approved from Good:12/stable");
    }

    @Test
    void objectsToAnotherVersionOrArchitectureOfAnApprovedPackage() {
        assertThat(simulate("Inst foo [1.0] (1.2 Good:12/stable [all])\n").objections())
                .containsEntry(FOO, "the host would now update foo:all 1.0 -> 1.2");
        assertThat(simulate("Inst foo [1.0] (1.1 Good:12/stable [amd64])\n").objections())
                .containsEntry(FOO, "the host would now update foo:amd64 1.0 -> 1.1");
    }

    @Test
    void selectsNothingIfAnythingElseWouldHappen() {
        for (String line :
                new String[] {"Remv foo [1.0]", "Inst new (1 Good:12/stable [all])", "Conf half", "Inst ("}) {
            assertThat(simulate("Inst bar (2 Good:12/stable [all])\n" + line + "\n")
                            .isConclusive())
                    .isFalse();
        }
        TrialSimulation failed =
                TrialSimulation.parse(new Output(100, "Inst bar (2 Good:12/stable [all])\n", ""), List.of(FOO, BAR));
        assertThat(failed.isConclusive()).isFalse();
        assertThat(failed.hasFailed()).isTrue();
    }

    private static TrialSimulation simulate(String out) {
        return TrialSimulation.parse(new Output(0, out, ""), List.of(FOO, BAR));
    }
}
