package io.masif.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");

    @Test
    void digestIsThatOfTheCanonicalForm() {
        assertThat(BAR.digest()).isEqualTo(Digest.ofText("update\nbar\namd64\n1.0\n1.1\nfalse\n"));
    }

    @Test
    void everyMemberCountsForTheDigest() {
        Set<Digest> digests = Stream.of(
                        BAR,
                        Action.of("baz", "amd64", Kind.UPDATE, "1.0", "1.1"),
                        Action.of("bar", "i386", Kind.UPDATE, "1.0", "1.1"),
                        Action.of("bar", null, Kind.UPDATE, "1.0", "1.1"),
                        Action.of("bar", "amd64", Kind.REMOVE, "1.0", "1.1"),
                        Action.of("bar", "amd64", Kind.UPDATE, "1.1", "1.1"),
                        Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.2"),
                        new Action("bar", "amd64", Kind.UPDATE, "1.0", "1.1", List.of("Debian:12/stable"), false),
                        new Action("bar", "amd64", Kind.UPDATE, "1.0", "1.1", List.of(), true))
                .map(Action::digest)
                .collect(Collectors.toSet());
        assertThat(digests).hasSize(9);
    }

    @Test
    void planIsASet() {
        Action foo = Action.of("foo", null, Kind.PURGE, "1", null);
        assertThat(Plan.of(List.of(BAR, foo, BAR))).isEqualTo(Plan.of(List.of(foo, BAR)));
        assertThat(Plan.of(List.of(BAR)).digest())
                .isEqualTo(Digest.ofText(BAR.digest().hex()));
        assertThat(Plan.EMPTY.digest()).isEqualTo(Digest.ofText(""));
    }

    @ParameterizedTest
    @CsvSource({
        "INSTALL, 1, 2",
        "INSTALL, ,",
        "UPDATE, 1,",
        "UPDATE, , 2",
        "CONFIGURE, 1, 2",
        "CONFIGURE, ,",
        "REMOVE, , 2",
        "PURGE, ,",
        "RESTART, , 2",
        "REBOOT, 1,"
    })
    void versionsHaveToFitTheKind(Kind kind, String from, String to) {
        assertThatThrownBy(() -> Action.of("bar", null, kind, from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void restartsHaveTheSameDigestOnEveryHost() {
        assertThat(Action.restart("nginx.service").digest())
                .isEqualTo(Digest.ofText("restart\nnginx.service\n\n\n\nfalse\n"));
        assertThat(Action.reboot().digest()).isEqualTo(Digest.ofText("reboot\nreboot\n\n\n\nfalse\n"));
        assertThat(Action.restart("getty@tty1.service")).hasToString("restart getty@tty1.service");
        assertThat(Action.reboot()).hasToString("reboot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nginx", "-H.service", "../x.service", "a b.service", "nginx.socket", ".service", "x;y.service"})
    void onlyServicesAreRestarted(String unit) {
        assertThatThrownBy(() -> Action.restart(unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("package of a restart must be the name of a service, such as nginx.service");
    }

    @Test
    void aRestartIsNoActionOnAPackage() {
        assertThatThrownBy(() -> Action.of("bar", null, Kind.REBOOT, null, null))
                .hasMessageContaining("must be reboot");
        assertThatThrownBy(() -> Action.of("x.service", "amd64", Kind.RESTART, null, null))
                .hasMessageContaining("has no arch");
        assertThat(DebianPolicy.allows(Action.restart("nginx.service"))).isFalse();
        assertThat(DebianPolicy.allows(Action.reboot())).isFalse();
    }

    @Test
    void digestHasOneFormOnTheWire() {
        Digest digest = Digest.ofText("abc");
        assertThat(digest.toString())
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
        assertThat(Digest.ofHash(digest.bytes())).isEqualTo(digest);
        assertThatThrownBy(() -> Digest.parse(digest.hex())).hasMessageContaining("begins with sha256:");
        assertThatThrownBy(() -> Digest.parse("sha256:BA")).hasMessageContaining("64 lower-case");
    }
}
