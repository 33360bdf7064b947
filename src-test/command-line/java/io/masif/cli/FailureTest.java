package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.AskedFleet;
import io.masif.cli.bed.Masif;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each failure is one sentence and an exit code. */
class FailureTest extends FleetCase {
    @Test
    void wrongToken() {
        assertFails(masif.with("MASIF_TOKEN", "wrong"), 3, asked.fleet().uiAddress() + " does not accept this token.");
    }

    @Test
    void wrongPassword() {
        AskedFleet.writePrivate(home.resolve(".config/masif/password"), "wrong");
        assertFails(masif, 3, asked.fleet().uiAddress() + " does not accept this user and password.");
    }

    @Test
    void aTokenWithTooLowARole() {
        Masif viewer = masif.with("MASIF_TOKEN", asked.addToken("viewer"));
        assertThat(viewer.run("check").out()).contains("as admin with the role viewer");
        assertThat(viewer.run("pending").code()).isZero();
        Masif.Result refused = viewer.run("revoke", "1", "--yes");
        assertThat(refused.err())
                .startsWith("error: This needs the role approver, and yours is viewer. Nothing was changed");
        assertThat(refused.code()).isEqualTo(3);
    }

    @Test
    void noCredentials() {
        Masif other = new Masif(home.resolve("other"))
                .with("MASIF_SERVER", asked.fleet().uiAddress());
        assertFails(
                other,
                3,
                asked.fleet().uiAddress()
                        + " wants to know who you are: give a token or a user in the configuration, or"
                        + " set MASIF_TOKEN.");
    }

    @Test
    void noServer() {
        Masif other = new Masif(home.resolve("other"));
        assertFails(
                other,
                2,
                "No server is named: give --server URL, set MASIF_SERVER, or write servers into "
                        + home.resolve("other/.config/masif/config.yaml") + " (see: masif --help).");
        assertFails(
                masif.with("MASIF_SERVER", "there"),
                2,
                "There is no server there in " + home.resolve(".config/masif/config.yaml") + ".");
    }

    @Test
    void serverAway() {
        String away = "http://127.0.0.1:" + Ports.free();
        assertFails(
                masif.with("MASIF_SERVER", away),
                4,
                away + " cannot be reached: nobody listens there, or the network is" + " down.");
        assertFails(
                masif.with("MASIF_SERVER", "https://no-such-host.invalid"),
                4,
                "The name no-such-host.invalid of https://no-such-host.invalid is not known.");
    }

    @Test
    void plainHttpToAnotherHost() {
        Masif.Result refused =
                masif.with("MASIF_SERVER", "http://masif.example.com").run("hosts");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("would cross the network in plain text");
    }

    @Test
    void wrongCommandLine() {
        assertMistake("There is no command pendin.\nDid you mean: masif pending", "masif", "pendin");
        assertMistake("Unknown option: '--nonsense'.", "masif hosts", "hosts", "--nonsense");
        assertMistake("(ID): first is no whole number.", "masif approval", "approval", "first");
        assertThat(masif.run().err()).startsWith("Usage: masif ");
    }

    private void assertMistake(String sentence, String command, String... arguments) {
        Masif.Result result = masif.run(arguments);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").contains(sentence).endsWith("See: " + command + " --help\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void secretsThatOthersCanRead() throws IOException {
        Path password = home.resolve(".config/masif/password");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        assertFails(
                masif, 2, "Others can read " + password + ", which has a token or a password: chmod 600 " + password);
    }

    @Test
    void certificates() {
        Pki pki = Pki.in(home.resolve("pki"));
        Service https = startHttps(pki.server("ui.test"));
        try {
            String address = "https://127.0.0.1:" + https.port();
            Masif secure = masif.with("MASIF_SERVER", address).with("MASIF_TOKEN", "token-of-the-test");
            assertFails(
                    secure,
                    4,
                    "The certificate of " + address
                            + " is not trusted: give the file of the authority that signed it as"
                            + " ca in the configuration, or as MASIF_CA.");
            assertThat(secure.with("MASIF_CA", pki.ca().toString())
                            .run("hosts", "--limit", "1")
                            .code())
                    .isZero();
        } finally {
            https.terminate();
        }
    }

    @Test
    void theReaderGoesAway() {
        Masif.Result result = masif.shell("MASIF hosts --json | head -n 1; echo ${PIPESTATUS[0]}");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("[\n141\n");
    }

    @Test
    void interrupted() throws IOException {
        Process follower = masif.begin("events", "--follow");
        assertThat(follower.inputReader().readLine()).isNotNull();
        Command.run(home, Map.of(), List.of("kill", "-INT", Long.toString(follower.pid())));
        Masif.Result result = Masif.finish(follower);
        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err()).isEmpty();
    }

    private void assertFails(Masif program, int code, String sentence) {
        Masif.Result result = program.run("hosts");
        assertThat(result.err()).isEqualTo("error: " + sentence + "\n");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    /** Another UI over the same database. */
    private Service startHttps(Pki.Identity identity) {
        String settings = Folders.read(asked.folder().resolve("ui/ui.yml"))
                .replaceFirst("listen: \"127.0.0.1:[0-9]+\"", """
                        listen: "127.0.0.1:0"
                          tls: {cert: "%s", key: "%s"}""".formatted(identity.cert(), identity.key()));
        Path config = Folders.write(home.resolve("https/ui.yml"), settings + "\napi: {token: token-of-the-test}\n");
        return new Service("https", "ui-verticle/target/masif-ui.jar", 256, config, Map.of())
                .start()
                .awaitReady();
    }
}
