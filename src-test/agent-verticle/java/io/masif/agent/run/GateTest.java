package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest extends GateCase {
    @Test
    void letsThroughWhatIsApproved() {
        assertThat(runGate(HEAD + REMOVE + update + install + UPDATED)).isEmpty();
        assertThat(runGate(HEAD + UPDATED)).isEmpty();
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
                "foo 1.0   < 1.1 all  /x.deb",
                "foo 1.0 all none < 1.1 all  **CONFIGURE**",
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
        assertThat(runGate(HEAD + update + line + "\n" + UPDATED)).startsWith("masif gate: ");
        assertThat(runGate(HEAD + update + UPDATED + line + "\n")).startsWith("masif gate: ");
    }

    @Test
    void refusesAStepThatIsListedTwice() {
        assertThat(runGate(HEAD + update + update + UPDATED))
                .isEqualTo("masif gate: named twice: foo 1.0 1.1 all UNPACK\n");
        assertThat(runGate(HEAD + update + UPDATED + UPDATED)).startsWith("masif gate: named twice: foo");
        assertThat(runGate(HEAD + REMOVE + REMOVE)).startsWith("masif gate: named twice: app");
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
        assertThat(runGate(HEAD + update + line)).startsWith("masif gate: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VERSION 2\n\n" + UPDATED,
                "VERSION 3",
                "VERSION 3\n",
                "VERSION 3\nDir=/\n",
                HEAD,
                "\n" + UPDATED,
                UPDATED,
                "VERSION 33\n\n" + UPDATED
            })
    void refusesWhatIsNotAProtocolItKnows(String input) {
        assertThat(runGate(input)).startsWith("masif gate: ");
    }

    @Test
    void refusesAllWithoutAList() throws IOException {
        Files.delete(run.path().resolve("approved"));
        assertThat(runGate(HEAD + update)).startsWith("masif gate: the list of approved steps");
        Files.createDirectory(run.path().resolve("approved"));
        assertThat(runGate(HEAD + update)).startsWith("masif gate: the list of approved steps");
    }

    @Test
    void refusesAllWithAnEmptyList() throws IOException {
        Files.writeString(run.path().resolve("approved"), "");
        assertThat(runGate(HEAD + update)).isEqualTo("masif gate: the list of approved steps is empty\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "foo 1.0 1.1 all CONFIGURE\n\n",
                "foo 1.0 1.1 all CONFIGURE\nfoo 1.0 1.1 all CONF",
                "foo 1.0 1.1 all CONFIGURE\nfoo 1.0 1.1 all CONFIGURE more\n",
                "foo 1.0 1.1 all CONFIGURE\n.* .* .* .* .*\n",
                "foo 1.0 1.1 all  CONFIGURE\n",
                "foo 1.0 1.1 all UNPACK\n",
                "foo 1.0 1.1 all UNPACK null\n",
                "foo 1.0 1.1 all UNPACK 0123456789abcdef\n",
                "foo 1.0 1.1 all CONFIGURE 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
            })
    void refusesAllWithAListThatItDoesNotUnderstand(String list) throws IOException {
        Files.writeString(run.path().resolve("approved"), list);
        assertThat(runGate(HEAD + update)).startsWith("masif gate: the list of approved steps cannot be understood");
    }

    @Test
    void takesNoWordOfTheListForAPattern() throws IOException {
        Files.writeString(run.path().resolve("approved"), ".* 1.0 1.1 all CONFIGURE\n* * * * CONFIGURE\n");
        assertThat(runGate(HEAD + update)).startsWith("masif gate: not approved");
    }

    @Test
    void refusesAllWithAListThatItMayNotRead() throws IOException {
        Path list = run.path().resolve("approved");
        Files.delete(list);
        // for root too, who may read any other file
        Files.createSymbolicLink(list, Path.of("/proc/self/mem"));
        assertThat(runGate(HEAD + update)).contains("masif gate: the ", "list");
    }

    @Test
    void needsNothingButEssentialTools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sh", "cat", "awk", "sha256sum", "sha512sum")) {
            Files.createSymbolicLink(
                    tools.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }
        path = tools.toString();
        assertThat(runGate(HEAD + REMOVE + update + install + UPDATED)).isEmpty();
        assertThat(runGate(HEAD + REMOVE + update + "garbage\n")).startsWith("masif gate: ");
        Files.delete(tools.resolve("sha256sum"));
        assertThat(runGate(HEAD + update)).isEqualTo("masif gate: the files could not be verified\n");
        Files.delete(tools.resolve("cat"));
        assertThat(runGate(HEAD + update)).contains("cut off");
    }
}
