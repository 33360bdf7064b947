package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.Invocation;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code masif-agent plan} as an ordinary user, who may not read all that apt's plan depends on. */
class UnreadableFilesTest {
    private static final String NOBODY = "65534";

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Path config;
    /** A copy that everybody may read. */
    private Path jar;

    @BeforeEach
    void aHostWithAnUpgrade() throws IOException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "only root can become an ordinary user for a command");
        Archive archive = Archive.debian(folder.resolve("archive")).add(DebPackage.of("foo", "1.0"));
        sandbox = Sandbox.in(folder.resolve("host"), archive);
        sandbox.update().install("foo=1.0");
        archive.add(DebPackage.of("foo", "1.1"));
        sandbox.update();
        config = Folders.write(folder.resolve("agent.yaml"), "apt: {config: \"" + sandbox.aptConfig() + "\"}\n");
        jar = Files.copy(Invocation.JAR, folder.resolve("masif-agent.jar"));
        Command.run(folder, Map.of(), List.of("chmod", "-R", "a+rX", folder.toString()));
    }

    @Test
    void aPlanOfFilesThatCouldNotBeReadIsNone() throws IOException {
        Invocation all = plan();
        assertThat(all.err()).isEmpty();
        assertThat(all.out()).contains("update  foo");
        assertThat(all.code()).isZero();
        for (String file : List.of(
                "etc/apt/preferences",
                "etc/apt/preferences.d/pins",
                "etc/apt/sources.list",
                "etc/apt/sources.list.d/more.list",
                "etc/apt/apt.conf.d/99more")) {
            Path path = sandbox.root().resolve(file);
            boolean existed = Files.exists(path);
            if (!existed) {
                Folders.write(path, "");
            }
            chmod(path, "rw-------");
            assertRefused(file, "apt cannot read a file that the plan depends on: Unable to read " + path);
            chmod(path, "rw-r--r--");
            if (!existed) {
                Files.delete(path);
            }
        }
        for (String file : List.of("etc/apt/preferences.d", "etc/apt/apt.conf.d", "var/lib/apt/lists")) {
            Path path = sandbox.root().resolve(file);
            chmod(path, "rwx------");
            assertRefused(file, path.toString());
            chmod(path, "rwxr-xr-x");
        }
        Path status = sandbox.root().resolve("var/lib/dpkg/status");
        chmod(status, "rw-------");
        assertRefused("status", "Could not open file " + status);
    }

    private void assertRefused(String file, String sentence) throws IOException {
        Invocation refused = plan();
        assertThat(refused.code()).as(file).isEqualTo(1);
        assertThat(refused.err()).as(file).contains(sentence).hasLineCount(1);
        assertThat(refused.out()).as(file).isEmpty();
        assertThat(refused.err()).startsWith("warning: ").doesNotStartWith("warning: " + HostState.OK.word());
    }

    private Invocation plan() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "env", "HOME=/nonexistent"));
        command.addAll(Invocation.commandOf(jar, "plan", "--config", config.toString()));
        Path err = folder.resolve("plan.err");
        Process process = new ProcessBuilder(command)
                .redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Invocation(process.onExit().join().exitValue(), out, Folders.read(err));
    }

    private static void chmod(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
