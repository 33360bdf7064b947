package io.masif.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.Invocation;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code masif-agent plan}, with a real apt, without a master and without a certificate. */
class PlanCommandTest {
    @TempDir
    Path folder;

    @Test
    void printsWhatAptWouldDo() {
        Path config = aHostWithUpgrades();
        Invocation json = Invocation.of(folder, "plan", "--json", "--config", config.toString());
        assertThat(json.err()).isEmpty();
        assertThat(json.code()).isZero();
        assertThat(new JsonObject(json.out()).getJsonArray("actions").stream().map(Object::toString))
                .containsExactly(
                        "{\"package\":\"app\",\"arch\":\"amd64\",\"kind\":\"update\",\"from\":\"1.0\",\"to\":\"2.0\","
                                + "\"security\":true}",
                        "{\"package\":\"new\",\"arch\":\"all\",\"kind\":\"install\",\"from\":null,\"to\":\"0.9\","
                                + "\"security\":false}",
                        "{\"package\":\"oldall\",\"arch\":\"all\",\"kind\":\"remove\",\"from\":\"1:1.0~a\","
                                + "\"to\":null,\"security\":false}",
                        "{\"package\":\"oldapp\",\"arch\":\"amd64\",\"kind\":\"remove\",\"from\":\"1.0\","
                                + "\"to\":null,\"security\":false}");

        Invocation table = Invocation.of(folder, "plan", "--config", config.toString());
        assertThat(table.out()).isEqualTo("""
                KIND     PACKAGE  ARCH   FROM     TO   SECURITY
                update   app      amd64  1.0      2.0  security
                install  new      all             0.9
                remove   oldall   all    1:1.0~a
                remove   oldapp   amd64  1.0

                4 actions: 1 install, 2 remove, 1 update; 1 of security
                """);
    }

    /** One upgrade of security, which needs another package and removes two; the path of the configuration. */
    private Path aHostWithUpgrades() {
        Archive debian = Archive.debian(folder.resolve("debian"));
        Archive security = Archive.security(folder.resolve("security"));
        Sandbox sandbox = Sandbox.in(folder.resolve("host"), debian, security);
        debian.add(
                DebPackage.of("app", "1.0").arch("amd64"),
                DebPackage.of("oldapp", "1.0").arch("amd64"),
                DebPackage.of("oldall", "1:1.0~a"));
        sandbox.update().install("app=1.0", "oldapp=1.0", "oldall=1:1.0~a");
        security.add(DebPackage.of("app", "2.0")
                .arch("amd64")
                .conflicts("oldapp, oldall")
                .depends("new"));
        debian.add(DebPackage.of("new", "0.9"));
        sandbox.update();
        return Folders.write(folder.resolve("agent.yaml"), "apt: {config: \"" + sandbox.aptConfig() + "\"}\n");
    }

    @Test
    void saysWhenThePlanCannotBeReliedOn() {
        Sandbox sandbox = Sandbox.in(folder.resolve("host"), Archive.debian(folder.resolve("debian")));
        Path config = Folders.write(folder.resolve("agent.yaml"), "apt: {config: \"" + sandbox.aptConfig() + "\"}\n");
        Invocation invocation = Invocation.of(folder, "plan", "--config", config.toString());
        assertThat(invocation.err()).startsWith("warning: lists-missing: the package lists are missing");
        assertThat(invocation.code()).isEqualTo(1);
    }

    @Test
    void optionsOfTheAgentBeforeTheNameAreRefused() {
        Invocation invocation = Invocation.of(folder, "--config", "agent.yaml", "plan");
        assertThat(invocation.err())
                .startsWith("--config is an option of the agent itself: options of plan follow its name");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void aDateThatAptIgnoresIsAWarning() throws IOException {
        Archive archive = Archive.debian(folder.resolve("debian")).add(DebPackage.of("foo", "1.0"));
        Sandbox sandbox = Sandbox.in(folder.resolve("host"), archive).update();
        try (var files = Files.list(sandbox.root().resolve("var/lib/apt/lists"))) {
            Path release = files.filter(file -> file.toString().endsWith("_Release"))
                    .findFirst()
                    .orElseThrow();
            Folders.write(release, Folders.read(release) + "Valid-Until: yesterday\n");
        }
        Path config = Folders.write(folder.resolve("agent.yaml"), "apt: {config: \"" + sandbox.aptConfig() + "\"}\n");
        Invocation invocation = Invocation.of(folder, "plan", "--config", config.toString());
        assertThat(invocation.err()).contains("it says Valid-Until: yesterday");
        assertThat(invocation.code()).isZero();
    }

    @Test
    void saysWhatIsWrongWithItsConfiguration() {
        Path config = Folders.write(folder.resolve("agent.yaml"), "apt: {config: /nowhere/apt.conf}\n");
        Invocation invocation = Invocation.of(folder, "plan", "--config", config.toString());
        assertThat(invocation.err())
                .isEqualTo("error: apt.config names a file that cannot be read: /nowhere/apt.conf\n");
        assertThat(invocation.code()).isEqualTo(2);
        assertThat(Invocation.of(folder, "status", "--socket", "/nowhere"))
                .matches(
                        status -> status.code() == 3 && status.err().startsWith("error: no agent answers on /nowhere"));
    }
}
