package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String HEAD = "VERSION 3\nAPT::Architecture=amd64\nDir=/\n\n";
    private static final String UPDATE = "foo 1.0 all none < 1.1 all none /var/cache/apt/archives/foo_1.1_all.deb\n";
    private static final String UPDATED = "foo 1.0 all none < 1.1 all none **CONFIGURE**\n";
    private static final String INSTALL = "newdep - - none < 0.9 i386 none /a folder with blanks/newdep_0.9_i386.deb\n";
    private static final String REMOVE = "app 2 amd64 none > - - none **REMOVE**\n";

    @TempDir
    Path folder;

    private RunFolder run;
    private String path = System.getenv("PATH");

    @BeforeEach
    void approveOneOfEachKind() throws IOException {
        run = new RunFolder(Files.createDirectories(folder.resolve("a folder with blanks * and $HOME/run")));
        run.prepare(
                Selection.of(List.of(
                        Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1"),
                        Action.of("newdep", "i386", Kind.INSTALL, null, "0.9"),
                        Action.of("half", "all", Kind.CONFIGURE, null, "1"),
                        Action.of("app", null, Kind.REMOVE, "2", null))),
                "amd64");
    }

    @Test
    void letsThroughWhatIsApproved() {
        assertThat(gate(HEAD + REMOVE + UPDATE + INSTALL + UPDATED)).isEmpty();
        assertThat(gate(HEAD + UPDATED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo 1.0 all none < 1.2 all none /x.deb",
                "foo 0.9 all none < 1.1 all none /x.deb",
                "foo 1.0 all none < 1.1 amd64 none /x.deb",
                "foo 1.0 all none > 1.1 all none /x.deb",
                "foo 1.0 all none = 1.1 all none /x.deb",
                "foo 1.1 all none > 1.0 all none /x.deb",
                "fo. 1.0 all none < 1.1 all none /x.deb",
                "foo 1.. all none < 1.1 all none /x.deb",
                "f* 1.0 all none < 1.1 all none /x.deb",
                "other 1.0 all none < 1.1 all none /x.deb",
                "-e 1.0 all none < 1.1 all none /x.deb",
                "newdep - - none < 0.9 amd64 none /x.deb",
                "foo 1.0 all none > - - none **REMOVE**",
                "app 1 amd64 none > - - none **REMOVE**",
                "app 2 i386 none > - - none **REMOVE**",
                "app 2 amd64 none < 3 amd64 none /x.deb",
                "app 2 amd64 none = 2 amd64 none **CONFIGURE**",
                "half 1 all none < 2 all none /x.deb",
                "half 1 all none = 1 all none **CONFIGURE**",
                "half 1 all none < 1 all none **CONFIGURE**",
                "foo 1.0 all none < 1.1 all none /again_after_that.deb",
                "foo 1.0 all none < 1.1 all none **CONFIGURE**",
                "foo 1.0 i386 none < 1.1 amd64 none /x.deb",
                "foo 1.0 - none < 1.1 - none /x.deb",
                "foo:i386 1.0 all none < 1.1 all none /x.deb",
                "foo 1.0 1.1 all UNPACK",
                " foo 1.0 all none < 1.1 all none /x.deb",
                "foo  1.0 all none < 1.1 all none /x.deb",
                "foo 1.0 all none < 1.1 all none  /x.deb",
                "foo 1.0 all none < 1.1 all none **CONFIGURE** ",
                "foo\\ 1.0 all none < 1.1 all none /x.deb",
                "\\x66oo 1.0 all none < 1.1 all none /x.deb",
                "foo 1.0 all none < 1.1 all none /x.deb\r",
                "foo\u0000 1.0 all none < 1.1 all none /x.deb",
                "foo\u0000bar 1.0 all none < 1.1 all none /x.deb",
                "VERSION 3",
                "end",
                "half 2 all none = 2 all none **CONFIGURE**",
                "foo 1.0 all none < 1.1 all none **ERROR**",
                "foo 1.0 all none < 1.1 all none x.deb",
                "foo 1.0 all none < 1.1 all none",
                "foo 1.0 < 1.1 /x.deb",
                "foo 1.0 all none < 1.1 all none **CONFIGURE** more",
                "foo\t1.0\tall\tnone\t<\t1.1\tall\tnone\t/x.deb",
                "$(touch /tmp/x) `id` ; & < | > ' \"",
                "garbage",
                " ",
                ""
            })
    void refusesAnythingElse(String line) {
        assertThat(gate(HEAD + UPDATE + line + "\n" + UPDATED)).startsWith("masif gate: ");
        assertThat(gate(HEAD + UPDATE + UPDATED + line + "\n")).startsWith("masif gate: ");
    }

    @Test
    void refusesAStepThatIsToldTwice() {
        assertThat(gate(HEAD + UPDATE + UPDATE + UPDATED))
                .isEqualTo("masif gate: told twice: foo 1.0 1.1 all UNPACK\n");
        assertThat(gate(HEAD + UPDATE + UPDATED + UPDATED)).startsWith("masif gate: told twice: foo");
        assertThat(gate(HEAD + REMOVE + REMOVE)).startsWith("masif gate: told twice: app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other 1.0 all none < 1.1 all none /x.deb",
                "foo 1.0 all none < 1.1 all none /var/cache/apt/archives/foo_1.1_all.de",
                "foo 1.0 all none < 1.1 all none **CONFIGURE**",
                "foo 1.0 all none",
                "end"
            })
    void refusesInputThatIsCutOffInALine(String line) {
        assertThat(gate(HEAD + UPDATE + line)).startsWith("masif gate: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VERSION 2\n\n" + UPDATE,
                "VERSION 3",
                "VERSION 3\n",
                "VERSION 3\nDir=/\n",
                HEAD,
                "\n" + UPDATE,
                UPDATE,
                "VERSION 33\n\n" + UPDATE
            })
    void refusesWhatIsNotAProtocolItKnows(String input) {
        assertThat(gate(input)).startsWith("masif gate: ");
    }

    @Test
    void refusesAllWithoutAList() throws IOException {
        Files.delete(run.path().resolve("approved"));
        assertThat(gate(HEAD + UPDATE)).startsWith("masif gate: the list of approved steps");
        Files.createDirectory(run.path().resolve("approved"));
        assertThat(gate(HEAD + UPDATE)).startsWith("masif gate: the list of approved steps");
    }

    @Test
    void refusesAllWithAnEmptyList() throws IOException {
        Files.writeString(run.path().resolve("approved"), "");
        assertThat(gate(HEAD + UPDATE)).isEqualTo("masif gate: the list of approved steps is empty\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "foo 1.0 1.1 all UNPACK\n\n",
                "foo 1.0 1.1 all UNPACK\nfoo 1.0 1.1 all CONF",
                "foo 1.0 1.1 all UNPACK\nfoo 1.0 1.1 all UNPACK more\n",
                "foo 1.0 1.1 all UNPACK\n.* .* .* .* .*\n",
                "foo 1.0 1.1 all  UNPACK\n"
            })
    void refusesAllWithAListThatItDoesNotUnderstand(String list) throws IOException {
        Files.writeString(run.path().resolve("approved"), list);
        assertThat(gate(HEAD + UPDATE)).startsWith("masif gate: the list of approved steps cannot be understood");
    }

    @Test
    void takesNoWordOfTheListForAPattern() throws IOException {
        Files.writeString(run.path().resolve("approved"), ".* 1.0 1.1 all UNPACK\n* * * * UNPACK\n");
        assertThat(gate(HEAD + UPDATE)).startsWith("masif gate: not approved");
    }

    @Test
    void refusesAllWithAListThatItMayNotRead() throws IOException {
        Path list = run.path().resolve("approved");
        Files.delete(list);
        // for root too, who may read any other file
        Files.createSymbolicLink(list, Path.of("/proc/self/mem"));
        assertThat(gate(HEAD + UPDATE)).contains("masif gate: the ", "list");
    }

    @Test
    void needsNothingButEssentialTools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sh", "cat", "awk")) {
            Files.createSymbolicLink(
                    tools.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }
        path = tools.toString();
        assertThat(gate(HEAD + REMOVE + UPDATE + INSTALL + UPDATED)).isEmpty();
        assertThat(gate(HEAD + REMOVE + UPDATE + "garbage\n")).startsWith("masif gate: ");
        Files.delete(tools.resolve("cat"));
        assertThat(gate(HEAD + UPDATE)).contains("cut off");
    }

    @Test
    void looksAtEveryStepOfALargeRun() throws IOException {
        List<Action> actions = IntStream.range(0, 500)
                .mapToObj(i -> Action.of("package" + i, "all", Kind.UPDATE, "1:1~rc" + i, "1:2+b" + i))
                .toList();
        Files.writeString(run.path().resolve("approved"), ApprovedSteps.of(Selection.of(actions), "amd64"));
        String steps = actions.stream()
                .map(a -> a.packageName() + " " + a.from() + " all none < " + a.to() + " all none ")
                .map(words -> words + "/x.deb\n" + words + "**CONFIGURE**\n")
                .collect(Collectors.joining());
        assertThat(gate(HEAD + steps)).isEmpty();
        assertThat(gate(HEAD + steps.replace("< 1:2+b499 ", "< 1:2+b500 "))).contains("not approved: package499");
    }

    /** What the gate complains of; empty if it lets the steps through. */
    private String gate(String input) {
        try {
            Path in = Files.writeString(folder.resolve("in"), input);
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "\"$MASIF_GATE\"")
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile());
            builder.environment().put("PATH", path);
            builder.environment()
                    .put("MASIF_GATE", run.path().resolve("gate.sh").toString());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.onExit().join().exitValue();
            assertThat(code == 0).isEqualTo(said.isEmpty());
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
