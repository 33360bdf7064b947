package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.RelayCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection is lost in the transaction in which the fleet is read: what is lacking is read again, and no more. */
class LostCommitTest extends RelayCase {
    /** Said when hosts have been read and applied, and decisions have not. */
    private static final String RUNS = "AS superseded";
    /** Said only when everything is read. */
    private static final String ALL_HOSTS = "FROM agent WHERE (revision BETWEEN 0 AND";

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

    /** A fleet is large, and servers of the database are lost while it changes: pages would be away for as long as that takes. */
    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", RUNS})
    void notEverythingIsReadAgain(String last) {
        Action bar = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
        relay.silenceAfter(last);
        ui.rows().putHost("b", bar);
        ui.rows().insertApproval("bar", "update", null, null, "b");
        Await.until("a statement in the middle", TIMEOUT, relay::hasSilencedAfterText);
        relay.silenceAfter(ALL_HOSTS);
        Await.until("the new host", TIMEOUT, () -> statusOf("b") == 200);
        ui.rows().removeHost("b");
        Await.until("the removal", TIMEOUT, () -> statusOf("b") == 404);
        assertThat(relay.hasSilencedAfterText()).isFalse();
    }

    private int statusOf(String host) {
        return api.get("/api/v1/hosts/" + host).statusCode();
    }
}
