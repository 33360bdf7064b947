package io.masif.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event stream ends when the credentials of its client end, or the UI does. */
class EventStreamEndTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = ui.logIn();
        Await.until("ready", TIMEOUT, () -> browser.get("/").statusCode() == 200);
    }

    @Test
    void aStreamEndsWhenTheOperatorLogsOut() throws IOException {
        Browser another = ui.browser();
        another.logIn(RunningUi.PASSWORD);
        try (EventStreamReader events = browser.openEvents(null);
                EventStreamReader others = another.openEvents(null)) {
            events.awaitLine("event: snapshot");
            others.awaitLine("event: snapshot");
            browser.postForm("/logout", "csrf", browser.csrf());
            Await.until("the end", TIMEOUT, events::isEnded);
            rows.putHost("a", PERL);
            others.awaitLine("event: change");
            assertThat(others.isEnded()).isFalse();
        }
    }

    @Test
    void aStreamEndsWhenTheSessionExpires() throws IOException {
        try (EventStreamReader events = browser.openEvents(null)) {
            events.awaitLine("event: snapshot");
            rows.query("UPDATE session SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
            Await.until("the end", TIMEOUT, events::isEnded);
        }
    }

    @Test
    void aStreamEndsWithTheTimeToReconnectWhenTheUiIsAskedToEnd() throws IOException {
        try (EventStreamReader events = browser.openEvents(null)) {
            events.awaitLine("event: snapshot");
            ui.drain();
            assertThat(Integer.parseInt(events.awaitLine("retry: "))).isBetween(1000, 4000);
            Await.until("the end", TIMEOUT, events::isEnded);
        }
    }

    @Test
    void aStreamEndsWhenTheProgramsPasswordIsChanged() throws IOException {
        Browser program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        Await.until("ready", TIMEOUT, () -> program.get("/api/v1/hosts").statusCode() == 200);
        try (EventStreamReader events = program.openEvents(null);
                EventStreamReader byToken =
                        ui.browser().withBearerToken(RunningUi.TOKEN).openEvents(null)) {
            events.awaitLine("event: snapshot");
            byToken.awaitLine("event: snapshot");
            rows.query("UPDATE operator SET password_hash = 'of another password'");
            Await.until("the end", TIMEOUT, events::isEnded);
            assertThat(byToken.isEnded()).isFalse();
        }
    }
}
