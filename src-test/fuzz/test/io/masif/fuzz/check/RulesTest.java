package io.masif.fuzz.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules find what is wrong: a fuzzer whose rules are blind finds nothing, too. */
final class RulesTest {
    private static final String HEAD = "VERSION 3\nAPT::Architecture=amd64\n\n";
    private static final GateRule GATE = new GateRule("amd64", Path.of("/archives"), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo 1.0 all none < 1.1 all none /archives/foo_1.1_all.deb\n",
                "doc 3 amd64 none < 3.1~rc1 all none **CONFIGURE**\n",
                "app 2 all none > - - none **REMOVE**\n"
            })
    void theGateMayLetThroughWhatIsApproved(String step) {
        assertThat(GATE.expect(bytes(HEAD + step))).isEqualTo(GateRule.Expected.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo 1.0 all none < 1.1 all none /archives/foo_1.1_all.deb",
                "foo 1.0 all none < 1.1 all none /archives/other.deb\n",
                "foo 1.0 all none < 1.1 all none /archives/foo_1.1_all.deb\r\n",
                "foo 1.0 all none < 1.2 all none /archives/foo_1.1_all.deb\n",
                "foo 1.0 all none > 1.1 all none **CONFIGURE**\n",
                "foo 1.0 all none < 1.1 all none **CONFIGURE**\nfoo 1.0 all none < 1.1 all none **CONFIGURE**\n",
                "tool 1:2.0-1 i386 foreign < 1:2.0-1+deb12u1 amd64 foreign **CONFIGURE**\n",
                "foo 1.0 all none > - - none **REMOVE**\n",
                "app 2 i386 none > - - none **REMOVE**\n",
                "app  2 amd64 none > - - none **REMOVE**\n"
            })
    void theGateMustRefuseAnythingElse(String steps) {
        assertThat(GATE.expect(bytes(HEAD + steps))).isEqualTo(GateRule.Expected.REFUSED);
        assertThat(GATE.expect(bytes("VERSION 2" + HEAD.substring(9) + steps))).isEqualTo(GateRule.Expected.REFUSED);
    }

    @Test
    void aLineIsReadAsWhatItSays() {
        String line = "Inst foo:i386 [1.0] (1.1 Some PPA (JDK) [x]) 8:1/stable [i386]) [a:amd64 on b:amd64]";
        assertThat(AptRule.findDifference(line, update("foo", "i386", "Some PPA (JDK) [x]) 8:1/stable")))
                .isEmpty();
        assertThat(AptRule.findDifference(line, update("foo", "x", "Some PPA (JDK)")))
                .contains("the architecture is another one in the line");
        assertThat(AptRule.findDifference(line, update("fo", "i386", "Some PPA (JDK) [x]) 8:1/stable")))
                .isPresent();
        assertThat(AptRule.findDifference(line, update("foo", "i386", "Some PPA")))
                .contains("the list of releases is another one in the line");
        assertThat(AptRule.findDifference("Remv foo [1.0] []", Action.of("foo", null, Kind.REMOVE, "1.0", null)))
                .isEmpty();
        assertThat(AptRule.findDifference("Remv foo [1.1] []", Action.of("foo", null, Kind.REMOVE, "1.0", null)))
                .isPresent();
    }

    private static Action update(String name, String arch, String release) {
        return new Action(name, arch, Kind.UPDATE, "1.0", "1.1", List.of(release), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
