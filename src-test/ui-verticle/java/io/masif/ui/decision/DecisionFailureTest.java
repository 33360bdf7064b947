package io.masif.ui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RelayCase;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The database is slow, locked or lost during a decision. */
class DecisionFailureTest extends RelayCase {
    private static final String UNREADABLE =
            "CREATE TRIGGER unreadable BEFORE INSERT ON decision FOR EACH ROW SET NEW.patterns = '[7]'";
    private static final String APPROVAL =
            "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}]}";

    @Test
    void aHeldLockTimesOutChangesNothingAndIsReported() {
        SqlConnection holder = Futures.await(ui.pool().getConnection());
        Transaction held = Futures.await(holder.begin());
        Futures.await(holder.query("UPDATE counter SET value = value WHERE name = 'approval'")
                .execute());
        HttpResponse<String> refused = api.post("/api/v1/approvals", APPROVAL);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body())
                .contains("holds a lock", "Nothing was changed")
                .doesNotContain("cannot be reached");
        assertThat(api.get("/api/v1/pending").statusCode()).isEqualTo(200);
        Futures.await(held.rollback());
        Futures.await(holder.close());
        assertThat(ui.rows().countRows("decision")).isZero();
        assertThat(api.post("/api/v1/approvals", APPROVAL).statusCode()).isEqualTo(201);
    }

    @Test
    void unansweredCommitIsReportedAsUnknownAndTheKeyResolvesIt() {
        relay.silenceAfter("INSERT INTO decision", "COMMIT");
        HttpResponse<String> lost = api.post("/api/v1/approvals", APPROVAL, "the-key");
        assertThat(relay.hasSilencedAfterText()).isTrue();
        assertThat(lost.statusCode()).as(lost.body()).isEqualTo(503);
        assertThat(lost.body()).contains("It is not known whether this is approved", "same Idempotency-Key");
        HttpResponse<String> again =
                Await.value("an answer", TIMEOUT, () -> Optional.of(api.post("/api/v1/approvals", APPROVAL, "the-key"))
                        .filter(answer -> answer.statusCode() != 503));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(ui.rows().countRows("decision")).isEqualTo(1);
        assertThat(new JsonObject(again.body()).getLong("id")).isPositive();
    }

    @Test
    void aCommittedDecisionIsAnsweredAsCreatedThoughItCannotBeReadAgain() {
        ui.rows().query(UNREADABLE);
        HttpResponse<String> made = api.post("/api/v1/approvals", APPROVAL);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject decision = new JsonObject(made.body());
        assertThat(decision.getLong("id")).isPositive();
        assertThat(decision.getJsonArray("actions")).hasSize(1);
        assertThat(decision.getValue("concerns")).isNull();
    }

    @Test
    void aRepeatedRequestIsAnsweredThoughTheFleetCannotBeRead() {
        long id = new JsonObject(
                        api.post("/api/v1/approvals", APPROVAL, "the-key").body())
                .getLong("id");
        ui.rows().query(UNREADABLE);
        ui.rows().insertApproval("perl", "update", null, "5.37", null);
        Await.until("no fleet", TIMEOUT, () -> api.get("/api/v1/pending").statusCode() == 503);
        HttpResponse<String> again = api.post("/api/v1/approvals", APPROVAL, "the-key");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(new JsonObject(again.body()).getLong("id")).isEqualTo(id);
    }
}
