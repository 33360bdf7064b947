package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.password.HashCost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flood of wrong passwords does not lock other users out. */
class LoginFloodTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** So much that logins wait for each other. */
    private static final HashCost COST = new HashCost(2048, 4);

    private static final int ADDRESSES = 20;
    private static final int OF_EACH = 5;
    /** The PBKDF2 hash of the password with 600,000 iterations. */
    private static final String OLD_HASH =
            "pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$1KM83Y/yQ2uzVlwuf49agf01SYctuA1v9tPVPx7BW8M=";

    private RunningUi ui;

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        ui.setHashCost(COST);
        ui.restart(TrustedProxies.parse("127.0.0.1"));
        ui.awaitReady();
        Await.until(
                "logged in",
                TIMEOUT,
                () -> ui.browser().logIn(RunningUi.PASSWORD).statusCode() == 303);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void wrongPasswordsFromManyAddressesDoNotBlockOtherLogins() {
        List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();
        for (int i = 0; i < ADDRESSES * OF_EACH; i++) {
            String address = "198.51.100." + i % ADDRESSES;
            String guess = "guess " + i;
            flood.add(CompletableFuture.supplyAsync(
                    () -> ui.browser().forwardedFor(address).logIn(guess), task -> new Thread(task).start()));
        }
        Await.until("a queue", TIMEOUT, () -> waiting() > ADDRESSES);
        assertThat(ui.browser()
                        .forwardedFor("203.0.113.1")
                        .logIn(RunningUi.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        assertThat(flood).anyMatch(attempt -> !attempt.isDone());
        assertThat(ui.browser()
                        .withBearerToken(RunningUi.TOKEN)
                        .get("/api/v1/hosts")
                        .statusCode())
                .isEqualTo(200);
        flood.forEach(attempt -> assertThat(attempt.join().statusCode()).isIn(401, 429));
    }

    @Test
    void anAbandonedLoginIsNotHashed() throws IOException {
        double before = hashes();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < ADDRESSES * OF_EACH; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), ui.port());
            String form = "user=admin&password=guess" + i;
            socket.getOutputStream()
                    .write(("POST /login HTTP/1.1\r\nHost: m\r\nX-Forwarded-For: 198.51.100." + i % ADDRESSES
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + form.length() + "\r\n\r\n" + form)
                            .getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        Await.until("a queue", TIMEOUT, () -> waiting() > ADDRESSES);
        for (Socket socket : sockets) {
            socket.close();
        }
        Await.until("an empty queue", TIMEOUT, () -> waiting() == 0);
        assertThat(hashes() - before).isLessThan(ADDRESSES * OF_EACH / 2.0);
    }

    @Test
    void programsThatSendTheSamePasswordAtOnceCostOneHash() {
        double before = hashes();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> ui.browser()
                                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                                .get("/api/v1/hosts")
                                .statusCode(),
                        task -> new Thread(task).start()))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(hashes() - before).isEqualTo(1);
    }

    @Test
    void wrongPasswordsCountForOneNameAtOneAddress() {
        for (int i = 0; i < 6; i++) {
            ui.browser().forwardedFor("198.51.100.1").logIn("another", "guess " + i);
        }
        assertThat(logIn("198.51.100.1", RunningUi.PASSWORD).statusCode()).isEqualTo(303);
        for (int i = 0; i < 5; i++) {
            assertThat(logIn("198.51.100.1", "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = logIn("198.51.100.1", RunningUi.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("too many wrong passwords");
        assertThat(logIn("198.51.100.2", RunningUi.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void programsGetARetryAfter() {
        Browser program = ui.browser().withBasicAuthentication("admin", "guess");
        for (int i = 0; i < 5; i++) {
            assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = program.get("/api/v1/hosts");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
    }

    @Test
    void theForwardedAddressIsTrustedFromProxiesOnly() {
        ui.restart(TrustedProxies.parse("192.0.2.1"));
        ui.awaitReady();
        Await.until(
                "logged in",
                TIMEOUT,
                () -> ui.browser().logIn(RunningUi.PASSWORD).statusCode() == 303);
        for (int i = 0; i < 5; i++) {
            assertThat(logIn("198.51.100." + i, "guess").statusCode()).isEqualTo(401);
        }
        assertThat(logIn("198.51.100.9", "guess").statusCode()).isEqualTo(429);
    }

    @Test
    void aHashOfAnEarlierVersionIsReplacedAtTheNextLogin() {
        ui.rows().query("UPDATE operator SET password_hash = ? WHERE name = 'admin'", OLD_HASH);
        assertThat(logIn("198.51.100.1", "another").statusCode()).isEqualTo(401);
        assertThat(hash()).isEqualTo(OLD_HASH);
        assertThat(logIn("198.51.100.1", RunningUi.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(hash()).startsWith("$argon2id$v=19$m=2048,t=4,p=1$");
        assertThat(logIn("198.51.100.1", RunningUi.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void aNameIsComparedByteByByte() {
        for (String name : List.of("admin ", "Admin", "admin\u200b", "ådmin", " admin")) {
            assertThat(ui.browser()
                            .withBasicAuthentication(name, RunningUi.PASSWORD)
                            .get("/api/v1/hosts")
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
            assertThat(ui.browser().logIn(name, RunningUi.PASSWORD).statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
    }

    private HttpResponse<String> logIn(String address, String password) {
        return ui.browser().forwardedFor(address).logIn(password);
    }

    private String hash() {
        return ui.rows()
                .query("SELECT password_hash FROM operator WHERE name = 'admin'")
                .iterator()
                .next()
                .getString(0);
    }

    private double hashes() {
        return new Probe(ui.managementPort()).metric("masif_login_hashes_total");
    }

    private double waiting() {
        return new Probe(ui.managementPort()).metric("masif_login_waiting");
    }
}
