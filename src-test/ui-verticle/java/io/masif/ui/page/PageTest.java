package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36");
    private static final String TICKED = "[\"perl\",\"update\",\"5.36\"]";

    private RunningUi ui;
    private Browser browser;

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        browser = ui.logIn();
        ui.rows().putHost("a", PERL);
        Await.until("perl on the page", TIMEOUT, () -> browser.get("/pending")
                .body()
                .contains("value=\"[&#34;perl&#34;"));
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void withoutASessionThereIsOnlyTheLogin() {
        HttpResponse<String> answer = ui.browser().get("/");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        String cookie = browser.logIn(RunningUi.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void thePageHasAStrictPolicyAndIsNotCached() {
        HttpResponse<String> page = browser.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("<style", "style=\"", "onclick", "javascript:");
    }

    @Test
    void scriptsAndStylesAreThere() {
        browser.get("/")
                .body()
                .lines()
                .filter(line -> line.contains("/static/"))
                .forEach(line -> {
                    String path = line.replaceFirst(".*?\"(/static/[^\"]+)\".*", "$1");
                    HttpResponse<String> file = ui.browser().get(path);
                    assertThat(file.statusCode()).as(path).isEqualTo(200);
                    assertThat(file.headers().firstValue("Cache-Control").orElse(""))
                            .as(path)
                            .contains("max-age");
                });
    }

    @Test
    void aFormWithoutTheSessionsTokenChangesNothing() {
        assertThat(browser.postForm("/approve", "action", TICKED, "key", "1").statusCode())
                .isEqualTo(403);
        assertThat(browser.postForm("/approve", "csrf", "guessed", "action", TICKED, "key", "1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ui.rows().countRows("decision")).isZero();
    }

    @Test
    void aSessionOutlivesTheProcess() {
        int port = ui.port();
        ui.restart();
        Browser same = browser.withBase("http://127.0.0.1:" + ui.port());
        assertThat(port).isPositive();
        Await.until("page", TIMEOUT, () -> same.get("/").statusCode() == 200);
    }

    @Test
    void afterLoggingOutTheCookieIsInvalid() {
        browser.postForm("/logout", "csrf", browser.csrf());
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
        assertThat(ui.rows().query("SELECT 1 FROM session").size()).isZero();
    }

    @Test
    void guessingIsSlowedDown() {
        Browser guesser = ui.browser();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.logIn("guess").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused =
                Await.value("a refusal without a look", TIMEOUT, () -> Optional.of(guesser.logIn("guess"))
                        .filter(answer -> answer.statusCode() == 429));
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        Await.until(
                "a refusal of the right one as well",
                TIMEOUT,
                () -> guesser.logIn("guess").statusCode() == 429
                        && guesser.logIn(RunningUi.PASSWORD).statusCode() == 429);
    }

    @Test
    void hostsHavePages() {
        assertThat(browser.get("/hosts").body()).contains("data-host=\"a\"");
        assertThat(browser.get("/hosts/a").body()).contains("perl", "awaits approval");
        assertThat(browser.get("/hosts/nobody").statusCode()).isEqualTo(404);
    }
}
