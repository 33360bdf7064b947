package io.masif.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.EventStreamReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A stream has only what its client asked for, and never data. */
class EventFilterTest extends ApiCase {
    @Test
    void aStreamHearsOfItsTopicsOnly() throws IOException {
        rows.putHost("a", PERL);
        awaitPending(1);
        try (EventStreamReader decisions = openEvents("?topics=decisions");
                EventStreamReader all = openEvents("")) {
            decisions.awaitLine("event: snapshot");
            all.awaitLine("event: snapshot");
            assertThat(all.awaitLine("data: ")).doesNotContain("perl").contains("\"available\":true");
            rows.putRun("a", PERL, Result.RUNNING, null, "");
            assertThat(all.awaitLine("event: ")).isEqualTo("change");
            rows.setProgress("a", 10, "Unpacking", "");
            all.awaitLine("event: progress");
            rows.insertApproval("perl", "update", null, "5.36", null);
            decisions.awaitLine("event: change");
            assertThat(decisions.awaitLine("data: ")).contains("decisions").doesNotContain("perl");
        }
    }

    @Test
    void aStreamOfOneHostHearsOfNoOther() throws IOException {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
        try (EventStreamReader one = openEvents("?topics=hosts&host=a");
                EventStreamReader all = openEvents("?topics=hosts")) {
            one.awaitLine("event: snapshot");
            all.awaitLine("event: snapshot");
            rows.putHost("b", BAR);
            String other = all.awaitLine("id: ");
            rows.putHost("a", BAR);
            assertThat(one.awaitLine("id: ")).isNotEqualTo(other);
        }
    }

    @Test
    void theProgressOfAHostIsNotSentToThePageOfAnother() throws IOException {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
        rows.putRun("b", PERL, Result.RUNNING, null, "");
        Await.until("running", TIMEOUT, () -> api.get("/api/v1/hosts?state=running")
                .body()
                .contains("\"b\""));
        try (EventStreamReader one = openEvents("?host=a");
                EventStreamReader other = openEvents("?host=b")) {
            one.awaitLine("event: snapshot");
            other.awaitLine("event: snapshot");
            rows.setProgress("b", 10, "Unpacking", "");
            other.awaitLine("event: progress");
            rows.putHost("a", BAR);
            assertThat(one.awaitLine("event: ")).isEqualTo("change");
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndNothingElse() throws IOException {
        String last;
        try (EventStreamReader events = openEvents("")) {
            events.awaitLine("event: snapshot");
            rows.putHost("a", PERL);
            last = events.awaitLine("id: ");
        }
        rows.putHost("b", PERL);
        awaitPending(1);
        try (EventStreamReader again = openEvents("?after=" + last)) {
            assertThat(again.awaitLine("event: ")).isEqualTo("change");
        }
    }

    @Test
    void anUnknownTopicIsRefused() {
        HttpResponse<String> answer = api.get("/api/v1/events?topics=perl");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("topics must be some of pending, decisions, rollouts, hosts, runs, progress, delivery");
        assertThat(api.get("/api/v1/events?interval=-1").statusCode()).isEqualTo(400);
    }

    private EventStreamReader openEvents(String query) {
        return api.openEvents("/api/v1/events" + query, null);
    }
}
