package io.masif.system.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.HttpClients;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Command.Output;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code masif-ui operator reset-password}, as the manual has it, beside a UI that runs. */
class PasswordResetTest {
    private static final int HEAP_MEGABYTES = 96;
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String FIRST = "First start: user=admin password=";
    private static final Pattern RESET = Pattern.compile("""
            New password: user=admin password=(\\S+)
            It is in force, and has to be changed at the next login. Sessions are ended, tokens are revoked.
            """);

    @TempDir
    Path folder;

    private EmbeddedDatabase database;
    private String name;
    private Service master;
    private Service ui;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.start(folder.resolve("data"));
        name = database.newDatabase();
        master = service("master", masterFile()).start();
        ui = service("ui", uiFile()).start();
        ui.awaitReady();
    }

    @AfterEach
    void close() {
        ui.terminate();
        master.terminate();
        database.close();
    }

    @Test
    void printsANewPasswordThatIsInForceAndEnds() {
        String line = ui.awaitLog(FIRST);
        String first = line.substring(line.indexOf(FIRST) + FIRST.length()).strip();
        Await.until("the first password in force", SOON, () -> logIn(first) == 200);
        // on a busy machine the database may let it in too late, and it asks to try again
        Output output = Await.value("a reset", SOON, () -> Optional.of(reset()).filter(each -> each.code() == 0));
        Matcher matcher = RESET.matcher(output.text());
        assertThat(matcher.matches()).as(output.text()).isTrue();
        assertThat(logIn(first)).isEqualTo(401);
        assertThat(logIn(matcher.group(1))).as("has to be changed first").isEqualTo(403);
    }

    @Test
    void saysInOneLineThatItWasNotReset() {
        database.stop();
        assertThat(reset())
                .isEqualTo(new Output(1, "error: The database cannot be reached. Nothing was changed; try again.\n"));
        database.start();
    }

    private Output reset() {
        return Command.attempt(
                folder,
                Map.of(),
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-jar",
                        Folders.root()
                                .resolve("ui-verticle/target/masif-ui.jar")
                                .toString(),
                        "--config",
                        uiFile().toString(),
                        "operator",
                        "reset-password",
                        "admin"));
    }

    private int logIn(String password) {
        byte[] credentials = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ui.port() + "/api/v1/hosts"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build();
        return HttpClients.create()
                .sendAsync(request, BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private Path masterFile() {
        Pki.Identity identity = Pki.in(folder.resolve("pki")).server("master");
        return Folders.write(folder.resolve("master/master.yml"), """
                api: {listen: "127.0.0.1:0"}
                management: {listen: "127.0.0.1:0"}
                shutdown: {grace: 0, timeout: 0}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "%s", passwordFile: "%s"}
                state: {dir: "%s"}
                """.formatted(
                identity.cert(), identity.key(), identity.ca(), database.uri(name), database.passwordFile(), folder));
    }

    private Path uiFile() {
        return Folders.write(folder.resolve("ui/ui.yml"), """
                web: {listen: "127.0.0.1:0"}
                management: {listen: "127.0.0.1:0"}
                shutdown: {grace: 0, timeout: 0}
                db: {dsn: "%s", passwordFile: "%s"}
                """.formatted(database.uri(name), database.passwordFile()));
    }

    private static Service service(String part, Path config) {
        return new Service(part, part + "-verticle/target/masif-" + part + ".jar", HEAP_MEGABYTES, config, Map.of());
    }
}
