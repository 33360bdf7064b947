package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream of events ends with what let its client in. */
class EventStreamEndTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = ui.browser();
        Await.until("logged in", SOON, () -> browser.logIn(RunningUi.PASSWORD).statusCode() == 303);
        Await.until("ready", SOON, () -> browser.get("/").statusCode() == 200);
    }

    @Test
    void whenTheOperatorLogsOut() throws IOException {
        Browser another = ui.browser();
        another.logIn(RunningUi.PASSWORD);
        try (Events events = browser.events(null);
                Events others = another.events(null)) {
            events.next("event: snapshot");
            others.next("event: snapshot");
            browser.form("/logout", "csrf", browser.csrf());
            Await.until("the end", SOON, events::ended);
            rows.host("a", PERL);
            others.next("event: change");
            assertThat(others.ended()).isFalse();
        }
    }

    @Test
    void whenTheSessionExpires() throws IOException {
        try (Events events = browser.events(null)) {
            events.next("event: snapshot");
            rows.read("UPDATE session SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
            Await.until("the end", SOON, events::ended);
        }
    }

    @Test
    void whenTheProgramsPasswordIsChanged() throws IOException {
        try (Events events = ui.browser().basic("admin", RunningUi.PASSWORD).events(null);
                Events byToken = api.events(null)) {
            events.next("event: snapshot");
            byToken.next("event: snapshot");
            rows.read("UPDATE operator SET password_hash = 'of another password'");
            Await.until("the end", SOON, events::ended);
            assertThat(byToken.ended()).isFalse();
        }
    }
}
