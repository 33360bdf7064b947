package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.RelayCase;
import org.junit.jupiter.api.Test;

/** The connection is lost at the end of the transaction in which the fleet is read: the fleet is read again. */
class LostCommitTest extends RelayCase {
    @Test
    void aFullLoadIsRepeated() {
        relay.silenceAfter("COMMIT");
        ui.rows().query("""
                        UPDATE agent JOIN writer SET agent.name = 'another', writer.revision = writer.revision - 1
                        WHERE agent.name = 'a' AND writer.number = 0""");
        Await.until("the end of a transaction", TIMEOUT, relay::hasSilencedAfterText);
        Await.until("the new host", TIMEOUT, () -> statusOf("another") == 200);
        assertThat(statusOf("a")).isEqualTo(404);
    }

    @Test
    void aLoadOfChangesIsRepeated() {
        relay.silenceAfter("COMMIT");
        ui.rows().putHost("b", Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1"));
        Await.until("the end of a transaction", TIMEOUT, relay::hasSilencedAfterText);
        awaitPending("bar");
        assertThat(statusOf("b")).isEqualTo(200);
    }

    private int statusOf(String host) {
        return api.get("/api/v1/hosts/" + host).statusCode();
    }
}
