package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A package that dpkg left half installed ({@code iHR}): the host says so, and what to do. */
class HalfInstalledTest extends HostCase {
    @BeforeEach
    void aHalfInstalledPackage() {
        host.install(DebPackage.of("foo", "1.0"), DebPackage.of("bar", "1.0"));
        Path status = host.sandbox.root().resolve("var/lib/dpkg/status");
        Folders.write(
                status,
                Folders.read(status)
                        .replaceFirst(
                                "Package: foo\nStatus: install ok installed",
                                "Package: foo\nStatus: install reinstreq half-installed"));
    }

    @Test
    void withoutAnArchiveThatHasIt() {
        host.archive.remove("foo", "1.0");
        host.sandbox.update();
        host.start();
        assertThat(host.master.facts().condition().state()).isEqualTo(HostState.APT_FAILED);
        assertThat(problem())
                .contains("The package foo needs to be reinstalled, but I can't find an archive for it.")
                .endsWith("Run dpkg -i with its file, or dpkg --remove --force-remove-reinstreq foo, on the host.");
    }

    @Test
    void ofTheVersionThatTheArchiveHas() {
        host.start();
        assertThat(host.master.plannedActions()).isEmpty();
        assertThat(problem())
                .startsWith("the package foo is half installed and needs to be reinstalled")
                .contains("apt-get install --reinstall foo");
        host.sandbox.apt("-y", "install", "--reinstall", "foo");
        host.await("all well", () -> host.master.facts().condition().isOk());
    }

    private String problem() {
        return Optional.ofNullable(host.master.facts().condition().problem()).orElse("");
    }
}
