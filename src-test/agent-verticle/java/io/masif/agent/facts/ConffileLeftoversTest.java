package io.masif.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.apt.AptFolders;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real dpkg. */
class ConffileLeftoversTest {
    private static final String CONF = "/etc/app/a file with blanks.conf";

    @TempDir
    Path folder;

    private Archive archive;
    private Sandbox sandbox;

    @BeforeEach
    void anInstalledPackageWithAConfigurationFile() {
        archive = Archive.debian(folder.resolve("archive"));
        sandbox = Sandbox.in(folder.resolve("host"), archive);
        archive.add(DebPackage.of("app", "1.0").conffile(CONF, "as packaged\n").conffile("/etc/other.conf", "x\n"));
        sandbox.update().install("app=1.0");
    }

    @Test
    void areNoneWhereNothingWasChanged() {
        archive.add(DebPackage.of("app", "1.1").conffile(CONF, "newer\n"));
        sandbox.update().install("app=1.1");
        assertThat(ConffileLeftovers.find(folders())).isEmpty();
    }

    @Test
    void areThePackagersVersionsOfChangedFiles() {
        Folders.write(sandbox.root().resolve(CONF.substring(1)), "by the administrator\n");
        archive.add(DebPackage.of("app", "1.1").conffile(CONF, "newer\n"));
        sandbox.update();
        sandbox.apt("-y", "-o", "Dpkg::Options::=--force-confold", "dist-upgrade");
        assertThat(ConffileLeftovers.find(folders())).containsExactly(CONF + ".dpkg-dist");
        assertThat(Folders.read(sandbox.root().resolve(CONF.substring(1)))).isEqualTo("by the administrator\n");
    }

    @Test
    void areTheFilesOfAPackageThatIsOnlyUnpacked() {
        Folders.write(sandbox.root().resolve("etc/other.conf.dpkg-new"), "y\n");
        Folders.write(sandbox.root().resolve("etc/nobodys.conf.dpkg-new"), "z\n");
        assertThat(ConffileLeftovers.find(folders())).containsExactly("/etc/other.conf.dpkg-new");
    }

    @Test
    void areNoneWhereDpkgHasNoLists() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(ConffileLeftovers.find(folders(nowhere))).isEmpty();
    }

    private AptFolders folders() {
        return folders(sandbox.root());
    }

    private static AptFolders folders(Path root) {
        return AptFolders.parse("ROOT='%1$s'\nSTATUS='%1$s/var/lib/dpkg/status'\n".formatted(root));
    }
}
