package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.Invocation;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be right at the next start does not end the service for good, as a configuration that is wrong does. */
class TransientStartTest extends HostCase {
    @BeforeEach
    void aHost() {
        host.install(DebPackage.of("foo", "1.0"));
    }

    @Test
    void aGroupThatIsNotKnownYetIsAnErrorOfTheCheckOnly() {
        Path config = Invocation.configuration(folder.resolve("group.yaml"), host.configuration("master"));
        Folders.write(config, Folders.read(config).replace("local: {", "local: {group: \"of a directory\", "));
        Invocation check = Invocation.of(folder, "--config", config.toString(), "--check");
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains("local.group names a group that this host does not have: of a directory");
        assertThat(Invocation.of(folder, "--config", config.toString(), "--once")
                        .code())
                .isZero();
    }

    @Test
    void anAgentThatStillHasTheStateIsNoWrongConfiguration() throws IOException {
        Path lock = Folders.create(host.stateFolder()).resolve("agent.lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            assertThat(agent.start().process().onExit().join().exitValue()).isEqualTo(1);
            assertThat(agent.countLines("another agent works with " + host.stateFolder()))
                    .isPositive();
        }
        agent.start();
        host.await("a report", () -> host.master.plan() != null);
    }
}
