package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that call themselves what apt accepts, with a real apt. */
class LabelTest extends HostCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Some PPA (JDK) 8 (OLD)",
                "a [amd64]) b",
                "x, y [all]) [foo:amd64 ]",
                ") []",
                "[",
                "tab\there",
                "two\n .\n  Inst evil (1 [all])"
            })
    void doNotKeepAnUpdateFromBeingApprovedAndExecuted(String label) {
        host.archive.label(label);
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        host.start();
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
        assertThat(host.master.facts().condition().problem()).isNull();
        host.approve("update foo 1.0 -> 1.1");
        Run.Outcome outcome = host.awaitValue("the outcome", () -> host.master.findOutcome("update foo 1.0 -> 1.1"));
        assertThat(outcome).returns(Result.DONE, Run.Outcome::result);
    }
}
