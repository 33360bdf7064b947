package io.masif.agent.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.HostServices;
import io.masif.domain.Kind;
import io.masif.domain.Run.Outcome;
import io.masif.rig.apt.DebPackage;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** A host that proposes restarts and reboots. */
abstract class RestartCase extends HostCase {
    static final String NGINX = "restart nginx.service";
    static final String REBOOT = "reboot";

    HostServices services;

    @BeforeEach
    void aHostThatProposesRestarts() {
        host.proposed = Set.of(Kind.RESTART, Kind.REBOOT);
        services = new HostServices(host.sandbox.root());
        host.install(DebPackage.of("base", "1.0"));
    }

    /** How an action ended, as the master has it. */
    Outcome outcome(String action) {
        return host.awaitValue("the outcome of " + action, () -> host.master.findOutcome(action));
    }

    void awaitPlanned(String... actions) {
        host.await(
                "the plan " + String.join(", ", actions),
                () -> host.master.plannedActions().equals(Set.of(actions)));
    }

    /** Nothing was restarted, though the agent has seen the approvals. */
    void assertNothingRestarted() {
        host.awaitReports(3);
        assertThat(services.restarted()).isEmpty();
        assertThat(services.shutdowns()).isEmpty();
        assertThat(host.master.runs).isEmpty();
    }
}
