package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.CapturedLog;
import io.masif.rig.http.MalformedRequests;
import io.masif.rig.http.Probe;
import io.masif.rig.http.RawRequest;
import io.masif.rig.http.RawRequest.Expected;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A malformed request is answered as a client error on both ports, and leaves no stack trace in the log. */
class MalformedRequestsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String TOKEN = "Authorization: Bearer " + RunningUi.TOKEN;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final int TOO_MANY = 20_001;

    private static RunningUi ui;
    private static String cookie;
    private static String csrf;

    private final CapturedLog log = new CapturedLog();

    @BeforeAll
    static void start() {
        ui = RunningUi.start();
        Browser browser = ui.logIn();
        Await.until("page", TIMEOUT, () -> browser.get("/").statusCode() == 200);
        cookie = "Cookie: " + browser.cookies();
        csrf = browser.csrf();
    }

    @AfterAll
    static void stop() {
        ui.close();
    }

    @AfterEach
    void nothingIsNoisy() {
        log.close();
        assertThat(log.stackTraces()).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR") || line.length() > 1000);
        assertThat(ui.browser()
                        .withBearerToken(RunningUi.TOKEN)
                        .get("/api/v1/hosts")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/static/app.css", "/favicon.ico"})
    void requestsWithoutALoginAreRefusedOrSentToTheLogin(String path) {
        assertThat(wrongAnswers(MalformedRequests.forPath(path)))
                .filteredOn(wrong -> !wrong.endsWith(": HTTP/1.1 303 See Other"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/v1/approvals", "/api/v1/hosts/a"})
    void requestsWithoutALoginAreRefusedAsClientErrors(String path) {
        assertThat(wrongAnswers(MalformedRequests.forPath(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/approvals", "/api/v1/hosts", "/api/v1/nothing", "/api/v1/hosts/a"})
    void requestsOfProgramsAreRefusedAsClientErrors(String path) {
        assertThat(wrongAnswers(MalformedRequests.forPath(path, TOKEN))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/approve", "/", "/hosts/a", "/nothing"})
    void requestsOfOperatorsAreRefusedAsClientErrors(String path) {
        assertThat(wrongAnswers(MalformedRequests.forPath(path, cookie, "X-CSRF-Token: " + csrf)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/metrics", "/other"})
    void theManagementPortRefusesThemAsClientErrors(String path) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (RawRequest request : MalformedRequests.forPath(path)) {
            collect(request, ui.managementPort(), wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(new Probe(ui.managementPort()).get("/livez").status()).isEqualTo(200);
    }

    @Test
    void requestsThatOnlyTheUiRefusesAreRefusedAsClientErrors() {
        assertThat(wrongAnswers(List.of(
                        request("encoded slash", "GET /static/..%2f"),
                        request("encoded dots", "GET /static/%2e%2e/%2e%2e/etc/passwd"),
                        request("encoded NUL", "GET /static/%00"),
                        request("folder of scripts", "GET /static/webjars/"),
                        form("too many fields of a stranger", "/login", "", "a=b&".repeat(TOO_MANY)),
                        form("too many fields", "/approve", cookie + "\r\n", "a=b&".repeat(TOO_MANY)),
                        form("too long a field", "/approve", cookie + "\r\n", "csrf=" + "x".repeat(70_000)),
                        form("too long a name", "/login", "", "user=" + "x".repeat(15_000) + "&password=x"),
                        form("no UTF-8", "/login", "", "user=%ff%fe&password=%c0"),
                        request("number that is none", "GET /hosts?page=x"),
                        request("number too large", "GET /hosts?page=99999999999999999999"),
                        request("credentials with a control character", "GET /api/v1/hosts", "Basic YQBhCjpi"))))
                .isEmpty();
    }

    @Test
    void aFloodOfThemDoesNotFillTheLog() {
        for (int i = 0; i < 333; i++) {
            RawRequest wrong = request("long path", "GET /" + "\u001b".repeat(1) + "x".repeat(3000) + "%");
            assertThat(RawRequest.status(wrong.exchange(connection(ui.port())))).isBetween(400, 499);
            RawRequest unknown = request("long path", "GET /api/v1/" + "%1b%0a%e2%80%ae".repeat(200));
            assertThat(RawRequest.status(unknown.exchange(connection(ui.port()))))
                    .isBetween(400, 499);
        }
        // the lines of this second may have been used up by the test before
        Await.until("a line of the log", TIMEOUT, () -> !log.lines().isEmpty());
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(1000).doesNotContain("\n", "\u001b", "\u202e"));
        assertThat(log.lines()).hasSizeLessThan(600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD /api/v1/hosts HTTP/1.1\r\nHost: m\r\n\r\n",
                "OPTIONS / HTTP/1.1\r\nHost: m\r\n\r\n",
                "POST /approve HTTP/1.1\r\nHost: m\r\nContent-Length: 5\r\n\r\na=b&c",
                "POST /api/v1/approvals HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\n\r\n[]",
                "DELETE /api/v1/approvals/1 HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /api/v1/hosts HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\n\r\n[]"
            })
    void aConnectionGoesOnAfterARefusal(String refused) {
        String next = "GET /login HTTP/1.1\r\nHost: m\r\nConnection: close\r\n\r\n";
        String answers = new RawRequest("two", refused + next, Expected.ANSWERED).exchange(connection(ui.port()));
        assertThat(answers).contains("name=\"password\"");
    }

    @Test
    void clearTextIsNotUpgradedToHttp2() throws Exception {
        RawRequest upgrade = MalformedRequests.forPath("/login").stream()
                .filter(request -> request.name().equals("upgrade to HTTP/2"))
                .findFirst()
                .orElseThrow();
        assertThat(RawRequest.status(upgrade.exchange(connection(ui.port())))).isEqualTo(200);
        assertThat(RawRequest.status(upgrade.exchange(connection(ui.managementPort()))))
                .isEqualTo(404);
    }

    private static RawRequest request(String name, String line, String... authorization) {
        return new RawRequest(
                name,
                line + " HTTP/1.1\r\nHost: m\r\nConnection: close\r\n"
                        + (authorization.length == 0 ? "" : "Authorization: " + authorization[0] + "\r\n") + "\r\n",
                Expected.ANSWERED);
    }

    private static RawRequest form(String name, String path, String headers, String body) {
        return new RawRequest(
                name,
                "POST " + path + " HTTP/1.1\r\nHost: m\r\nConnection: close\r\n" + headers + FORM + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body,
                Expected.REFUSED);
    }

    private static List<String> wrongAnswers(List<RawRequest> requests) {
        List<String> wrong = new ArrayList<>();
        requests.forEach(request -> collect(request, ui.port(), wrong));
        return wrong;
    }

    private static void collect(RawRequest request, int port, List<String> wrong) {
        String answer = request.exchange(connection(port));
        if (!request.isRightAnswer(answer) || answer.contains("Exception")) {
            wrong.add(request.name() + ": " + answer.lines().findFirst().orElse("closed"));
        }
    }

    private static Socket connection(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
