package io.masif.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.OperatorCase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A browser behind a balancer, whose requests come to one UI or to another. */
class SecondUiTest extends OperatorCase {
    /** As many changes as a UI keeps for those who come back. */
    private static final int KEPT_CHANGES = 256;

    @Test
    void aFormOfOneUiCanBeSentToTheOther() {
        Browser other = admin.withBase(ui.startAnother().base());
        awaitAnswers(other);
        String csrf = admin.csrf();
        assertThat(addToken(other, "wrong" + csrf)).isEqualTo(403);
        assertThat(rows.countRows("api_token")).isZero();
        assertThat(addToken(other, csrf)).isEqualTo(200);
        assertThat(rows.countRows("api_token")).isEqualTo(1);
    }

    private static int addToken(Browser browser, String csrf) {
        return browser.postForm("/account/tokens", "csrf", csrf, "name", "deploy", "role", "viewer", "days", "30")
                .statusCode();
    }

    @Test
    void aLogoutEndsTheStreamsOfTheSessionAtTheOther() throws IOException {
        Browser other = admin.withBase(ui.startAnother().base());
        awaitAnswers(other);
        try (EventStreamReader events = other.openEvents(null)) {
            events.awaitLine("event: snapshot");
            assertThat(admin.postForm("/logout", "csrf", admin.csrf()).statusCode())
                    .isEqualTo(303);
            Await.until("the end", TIMEOUT, events::isEnded);
        }
        assertThat(other.get("/api/v1/hosts").statusCode()).isEqualTo(401);
    }

    @Test
    void anEventOfTheOtherIsUnknown() throws IOException {
        Browser other = api.withBase(ui.startAnother().base());
        awaitAnswers(other);
        try (EventStreamReader events = other.openEvents(null)) {
            assertThatSnapshotFollows(events.awaitLine("id: "));
        }
    }

    @Test
    void anEventOfTheProcessBeforeIsUnknown() throws IOException {
        String last = readLastId();
        ui.restart();
        ui.awaitReady();
        api = api.withBase(ui.browser().base());
        assertThatSnapshotFollows(last);
    }

    @Test
    void anEventAfterWhichTooMuchHasChangedIsUnknown() throws IOException {
        String first = readLastId();
        try (EventStreamReader events = api.openEvents(null)) {
            events.awaitLine("event: snapshot");
            for (int i = 0; i <= KEPT_CHANGES; i++) {
                rows.putHost("a", i % 2 == 0 ? PERL : BAR);
                events.awaitLine("event: change");
            }
        }
        assertThatSnapshotFollows(first);
    }

    private String readLastId() throws IOException {
        try (EventStreamReader events = api.openEvents(null)) {
            return events.awaitLine("id: ");
        }
    }

    private void assertThatSnapshotFollows(String lastEventId) throws IOException {
        try (EventStreamReader events = api.openEvents(lastEventId)) {
            assertThat(events.awaitLine("event: ")).isEqualTo("snapshot");
        }
    }

    private static void awaitAnswers(Browser browser) {
        Await.until(
                "the other UI answers",
                TIMEOUT,
                () -> browser.get("/api/v1/hosts").statusCode() == 200);
    }
}
