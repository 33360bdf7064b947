package io.masif.ui.event;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RelayCase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What becomes of the stream of events of a UI that loses its database while another UI may have it. */
class UnreadableDatabaseStreamTest extends RelayCase {
    @Test
    void aStreamEndsWhileTheDatabaseCannotBeReadAndAnotherOneTellsWhatWasMissed() throws IOException {
        Browser browser = ui.logIn();
        try (EventStreamReader events = browser.openEvents(null)) {
            events.awaitLine("event: snapshot");
            relay.disconnect();
            Await.until("the end", TIMEOUT, events::isEnded);
        }
        relay.reconnect();
        awaitPending("perl");
        try (EventStreamReader events = browser.openEvents(null)) {
            events.awaitLine("event: snapshot");
        }
    }
}
