package io.masif.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 Debian-Security:12/stable-security [amd64]|1.1|Debian-Security:12/stable-security|amd64|true",
                "1:2.66-4+b2 Debian:12.15/oldstable [amd64]|1:2.66-4+b2|Debian:12.15/oldstable|amd64|false",
                "1.10 Debian:12/old, Debian-Security:12/old-security [all]|1.10"
                        + "|Debian:12/old, Debian-Security:12/old-security|all|true",
                "6.8 Ubuntu:24.04/noble-security [amd64]|6.8|Ubuntu:24.04/noble-security|amd64|true",
                "2 Google LLC:1.0/stable [amd64]|2|Google LLC:1.0/stable|amd64|false",
                "1 local-deb [i386]|1|local-deb|i386|false"
            })
    void everythingThatAptPrintsIsParsed(
            String printed, String version, String releases, String arch, boolean security) {
        Action action = only("install", printed).action();
        assertThat(action)
                .isEqualTo(
                        new Action("perl", arch, Kind.INSTALL, null, version, List.of(releases.split(", ")), security));
    }

    @Test
    void versionWithoutReleasesIsParsedAsWell() {
        assertThat(only("install", "1.0 [amd64]").action())
                .isEqualTo(Action.of("perl", "amd64", Kind.INSTALL, null, "1.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "v1 Debian:12/stable [amd64]", "1.1 Debian:12/stable", "1.1 [AMD 64]", "1 2 3"})
    void stringOfAnotherFormIsTheVersionAsItIs(String text) {
        assertThat(only("install", text).action()).isEqualTo(Action.of("perl", null, Kind.INSTALL, null, text));
    }

    @Test
    void packageMayNameItsArchitecture() {
        Action action = task("perl:i386", "1.1 Debian:12/stable [i386]").action();
        assertThat(action.packageName()).isEqualTo("perl");
        assertThat(action.arch()).isEqualTo("i386");
    }

    @Test
    void tasksAreWrittenAsTheyWereSent() {
        JsonArray sent = new JsonArray("""
                [{"package": "perl:i386", "action": "update", "from_version": "1.0", "to_version": "1.1 X:1/y [i386]"},
                 {"package": "perl", "action": "configure", "to_version": "1.1"},
                 {"package": "perl", "action": "purge", "from_version": "1.1", "to_version": null}]""");
        JsonArray written = new JsonArray();
        Task.listOf(sent.toBuffer()).forEach(task -> written.add(task.toJson()));
        sent.getJsonObject(2).remove("to_version");
        assertThat(written).isEqualTo(sent);
    }

    @Test
    void taskThatStandsTwiceCountsOnce() {
        assertThat(Task.listOf(Buffer.buffer("""
                        [{"package": "p", "action": "purge", "from_version": "1"},
                         {"action": "purge", "package": "p", "from_version": "1", "more": []}]"""))).hasSize(1);
    }

    /** What version 1 knows has not grown with version 2. */
    @ParameterizedTest
    @ValueSource(strings = {"restart", "reboot"})
    void restartsAreNoTasks(String kind) {
        assertThatThrownBy(() -> only(kind, null))
                .hasMessage(
                        "[0].action must be one of install, update, configure, remove, purge, but is \"" + kind + "\"");
    }

    private static Task only(String kind, String to) {
        JsonObject json =
                new JsonObject().put("package", "perl").put("action", kind).put("to_version", to);
        return Task.listOf(new JsonArray().add(json).toBuffer()).get(0);
    }

    private static Task task(String name, String to) {
        JsonObject json =
                new JsonObject().put("package", name).put("action", "install").put("to_version", to);
        return Task.listOf(new JsonArray().add(json).toBuffer()).get(0);
    }
}
