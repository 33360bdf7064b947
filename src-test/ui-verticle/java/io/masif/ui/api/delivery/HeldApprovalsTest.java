package io.masif.ui.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of an approval that waits, programs read what for: the window, a freeze or the brake. */
class HeldApprovalsTest extends OperatorCase {
    private Browser program;
    private GroupRows groups;

    @BeforeEach
    void approve() {
        program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
        groups = new GroupRows(ui);
        groups.addByHand("servers", "a");
        approve("perl", "update", "5.36", null);
        awaitApproval("waiting", 2);
    }

    /** As the list and the approval itself have it, once it is held on so many hosts. */
    private JsonObject awaitHeld(int hosts) {
        Await.until("held on " + hosts, TIMEOUT, () -> held() != null && held().getInteger("hosts") == hosts);
        JsonObject held = held();
        assertThat(new JsonObject(program.get("/api/v1/approvals/1").body()).getJsonObject("held"))
                .isEqualTo(held);
        return held;
    }

    private JsonObject held() {
        return new JsonArray(program.get("/api/v1/approvals").body())
                .getJsonObject(0)
                .getJsonObject("held");
    }

    private void post(String path, String body) {
        assertThat(program.post("/api/v1/" + path, body).statusCode()).isEqualTo(201);
    }

    @Test
    void theWindowThatOpensFirst() {
        assertThat(held()).isNull();
        post("windows", """
                {"group": "servers", "recurrence": "FREQ=WEEKLY;BYDAY=TU", "start": "02:00", "minutes": 240,
                 "zone": "Europe/Berlin", "first_day": "2098-01-01"}""");
        JsonObject held = awaitHeld(1);
        assertThat(held.getString("state")).isEqualTo("outside_window");
        assertThat(held.getString("start")).isEqualTo("2098-01-07T01:00:00Z");
        assertThat(held.getString("zone")).isEqualTo("Europe/Berlin");
    }

    /** Another UI classifies hosts, and does not get to it. */
    @Test
    void aHostThatJoinsWhileAGroupHasAWindow() {
        Await.until("classified", TIMEOUT, () -> groups.classified().equals(Set.of("a", "b")));
        Await.value(
                "the lease",
                TIMEOUT,
                () -> Futures.await(Lease.acquire(ui.pool(), LeaseName.GROUPS, "busy", Duration.ofHours(1))));
        post("windows", OpenWindow.of("servers"));
        rows.putHost("new", PERL);
        JsonObject held = awaitHeld(1);
        assertThat(held.getString("state")).isEqualTo("unclassified");
        assertThat(held.getString("start")).isNull();
        assertThat(new JsonObject(program.get("/api/v1/hosts/new").body())
                        .getJsonObject("delivery")
                        .getString("state"))
                .isEqualTo("unclassified");
        rows.query("UPDATE lease SET holder = NULL, expires_at = NULL WHERE name = 'groups'");
        Await.until("not held", TIMEOUT, () -> held() == null);
    }

    @Test
    void aFreeze() {
        post("freezes", "{\"until\": \"2099-01-01T00:00:00Z\", \"reason\": \"audit\"}");
        JsonObject held = awaitHeld(2);
        assertThat(held.getString("state")).isEqualTo("frozen");
        assertThat(held.getString("start")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(held.getString("zone")).isNull();
    }

    @Test
    void theBrake() {
        assertThat(program.post("/api/v1/brake", "{\"reason\": \"incident\"}").statusCode())
                .isLessThan(300);
        assertThat(awaitHeld(2).getString("state")).isEqualTo("stopped");
        assertThat(program.delete("/api/v1/brake").statusCode()).isLessThan(300);
        Await.until("not held", TIMEOUT, () -> held() == null);
    }
}
