package io.masif.system.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Command;
import io.masif.rig.process.Command.Output;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher that the packages install, with the parts' JARs, in a folder that stands in for the root. */
final class LauncherTest {
    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private String name;

    @BeforeEach
    void install() throws IOException {
        install("agent");
        environment.put("MASIF_ROOT", root.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "");
    }

    private void install(String part) throws IOException {
        name = "masif-" + part;
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Path share = Files.createDirectories(root.resolve("usr/share/masif"));
        Files.copy(Folders.root().resolve("script/launcher/masif"), bin.resolve(name));
        Path jar = Folders.root().resolve(part + "-verticle/target/" + name + ".jar");
        Files.copy(jar, share.resolve(jar.getFileName()));
        Path options = Folders.root().resolve("conf/" + name + ".jvm");
        if (Files.exists(options)) {
            Files.copy(options, share.resolve(options.getFileName()));
        }
    }

    @Test
    void startsTheAgentWithoutAnArchive() {
        assertWorks();
    }

    @Test
    void startsTheAgentWithAnArchive() throws IOException {
        archive();
        environment.put("JAVA_OPTS", "-Xshare:on");
        assertWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"master", "ui"})
    void startsTheOtherPartsWithAndWithoutAnArchive(String part) throws IOException {
        install(part);
        assertWorks();
        archive();
        environment.put("JAVA_OPTS", "-Xshare:on");
        assertWorks();
    }

    @Test
    void anArchiveThatIsBrokenIsNoticedByNobody() throws IOException {
        Path archive = archive();
        byte[] whole = Files.readAllBytes(archive);
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
        Files.write(archive, new byte[whole.length]);
        assertWorks();
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertWorks();
        Files.delete(archive);
        assertWorks();
    }

    @Test
    void anArchiveOfAnotherJarIsNoticedByNobody() throws IOException {
        archive();
        Path jar = root.resolve("usr/share/masif/masif-agent.jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertWorks();
    }

    @Test
    void optionsOfTheAdministratorAreUsed() {
        Folders.write(root.resolve("etc/default/masif-agent"), "JAVA_OPTS=-Xmx3g\n");
        environment.put("JDK_JAVA_OPTIONS", "-XX:+PrintFlagsFinal");
        assertThat(start("--version").text()).containsPattern("MaxHeapSize += " + (3L << 30));
    }

    @Test
    void namesTheMissingPackage() throws IOException {
        Files.delete(root.resolve("usr/share/masif/masif-agent.jar"));
        Output output = start("--version");
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.text())
                .isEqualTo("error: " + root + "/usr/share/masif/masif-agent.jar is missing: install the"
                        + " package masif-agent\n");
    }

    @Test
    void aCrashWhileTheArchiveIsMadeIsOneLineAndLeavesNothing() throws IOException {
        classList();
        List<String> before = files();
        crashWhileDumping();
        Output output = start("--archive");
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.text())
                .startsWith("error: ")
                .contains("made no archive of classes; masif-agent works without it")
                .hasLineCount(1);
        before.addAll(List.of("var", "var/cache", "var/cache/masif"));
        assertThat(files()).containsExactlyInAnyOrderElementsOf(before);
        assertWorks();
    }

    /** A Java that gets a SIGSEGV as soon as it can report one, when it makes an archive. */
    private void crashWhileDumping() throws IOException {
        Path home = Files.createDirectories(root.resolve("opt/java/bin")).getParent();
        Folders.write(home.resolve("release"), "JAVA_RUNTIME_VERSION=\"17.0.0+1\"\n");
        Path program = Folders.write(
                home.resolve("bin/java"), """
                #!/bin/sh
                case " $* " in
                    *" -Xshare:dump "*)
                        # one that is done before it gets the signal, because we stood still, is followed by another
                        while :; do
                            '%1$s' "$@" &
                            until grep -q -e '^SigCgt:.*[4-7c-f]..$' -e '^State:.Z' /proc/$!/status; do :; done
                            kill -SEGV $!
                            wait $! || break
                        done
                        kill -ABRT $$
                        ;;
                esac
                exec '%1$s' "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("JAVA_HOME", home.toString());
    }

    /** All that lies below the root but the Java. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(file -> root.relativize(file).toString())
                    .filter(file -> !file.startsWith("opt"))
                    .collect(Collectors.toList());
        }
    }

    /** Of the classes that --version loads. */
    private void classList() {
        Path list = root.resolve("usr/share/masif/" + name + ".classes");
        environment.put("JAVA_OPTS", "-XX:DumpLoadedClassList=" + list);
        start("--version");
        environment.put("JAVA_OPTS", "");
    }

    private Path archive() throws IOException {
        classList();
        assertThat(start("--archive")).isEqualTo(new Output(0, ""));
        try (Stream<Path> files = Files.list(root.resolve("var/cache/masif"))) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertWorks() {
        Output output = start("--version");
        assertThat(output.text()).startsWith("Masif Upgrader ").hasLineCount(1);
        assertThat(output.code()).isZero();
    }

    private Output start(String argument) {
        return Command.attempt(
                root, environment, List.of(root.resolve("usr/bin").resolve(name).toString(), argument));
    }
}
