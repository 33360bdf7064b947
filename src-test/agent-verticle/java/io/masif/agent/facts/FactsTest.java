package io.masif.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.host.Facts;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The facts that a host reports, with a real apt and a real dpkg. */
class FactsTest extends HostCase {
    @BeforeEach
    void aHost() {
        host.install(
                DebPackage.of("held", "1"),
                DebPackage.of("phased", "1"),
                DebPackage.of("pinned", "1"),
                DebPackage.of("needs", "1"),
                DebPackage.of("keeps", "1"),
                DebPackage.of("conflicts", "1"),
                DebPackage.of("victim", "1").field("Essential", "yes"),
                DebPackage.of("fine", "1"));
    }

    @Test
    void reportsWhyPackagesAreKeptBack() {
        host.archive.add(
                DebPackage.of("held", "2"),
                DebPackage.of("phased", "2").field("Phased-Update-Percentage", "0"),
                DebPackage.of("pinned", "2"),
                DebPackage.of("needs", "2").depends("nowhere (>= 3)"),
                DebPackage.of("keeps", "2").depends("pinned (>= 2)"),
                DebPackage.of("conflicts", "2").conflicts("victim"),
                DebPackage.of("fine", "2"));
        Folders.write(host.sandbox.root().resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
        host.sandbox.update().aptMark("hold", "held");
        Folders.write(
                host.sandbox.root().resolve("etc/apt/preferences.d/local"),
                "Package: pin* nothing\nPin: version 1\nPin-Priority: 1001\n");
        host.start();
        assertThat(reasons())
                .containsEntry("held", "held on this host")
                .containsEntry("phased", "a phased update: 0 % of all hosts get it now")
                .containsEntry("pinned", "pinned on this host: 2 is there, the preferences choose 1")
                .containsEntry("needs", "Depends: nowhere (>= 3) but it is not installable")
                .containsEntry("keeps", "Depends: pinned (>= 2) but 1 is to be installed")
                .containsEntry("conflicts", "Conflicts: victim but 1 is to be installed")
                .hasSize(6);
        assertThat(host.master.facts().gaps().held()).containsExactly("held");
        assertThat(host.master.plannedActions())
                .contains("update fine 1 -> 2")
                .noneMatch(action -> action.contains("held"));
        host.sandbox.aptMark("unhold", "held");
        host.await(
                "the package that is held no longer",
                () -> host.master.plannedActions().contains("update held 1 -> 2"));
        assertThat(host.master.facts().gaps().held()).isEmpty();
        assertThat(reasons()).doesNotContainKey("held").hasSize(5);
    }

    @Test
    void reportsWhereItsListsComeFromAndWhatItRuns() {
        host.start();
        Facts facts = host.master.facts();
        assertThat(facts.lists().origins())
                .extracting(PackageLists.Origin::name)
                .containsExactly("Debian/stable");
        assertThat(facts.lists().from())
                .isEqualTo(facts.lists().origins().get(0).from())
                .isAfter(Instant.now().minus(Duration.ofHours(1)))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(facts.platform().kernel()).isEqualTo(System.getProperty("os.version"));
        assertThat(facts.limits().archivesFree() % 10_000_000).isZero();
        assertThat(facts.restarts().reboot()).isFalse();
        assertThat(facts.gaps().keptBack()).isEmpty();
        assertThat(facts.restarts().services()).isEmpty();
    }

    @Test
    void reportsThatARebootIsRequiredAndWhy() {
        Path run = host.sandbox.root().resolve("var/run");
        Folders.write(run.resolve("reboot-required"), "*** System restart required ***\n");
        Folders.write(run.resolve("reboot-required.pkgs"), "linux-base\nlinux-image-6.1.0-40-amd64\nlinux-base\n");
        host.start();
        assertThat(host.master.facts().restarts().reboot()).isTrue();
        assertThat(host.master.facts().restarts().reasons())
                .containsExactly("linux-base", "linux-image-6.1.0-40-amd64");
    }

    private Map<String, String> reasons() {
        return host.master.facts().gaps().keptBack().stream()
                .collect(Collectors.toMap(KeptBackPackage::packageName, KeptBackPackage::reason));
    }
}
