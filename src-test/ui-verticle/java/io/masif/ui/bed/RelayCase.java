package io.masif.ui.bed;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Relay;
import io.masif.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A UI whose connections to the database can be disturbed, and a host {@code a} on which an update of perl is pending. */
public abstract class RelayCase {
    protected static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(4);

    protected Relay relay;
    protected RunningUi ui;
    protected Browser api;

    @BeforeEach
    void startUi() {
        EmbeddedDatabase server = EmbeddedDatabase.shared();
        relay = new Relay(server.port());
        ui = RunningUi.startThrough(relay.port(), server, DATABASE_TIMEOUT);
        ui.rows().putHost("a", Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36"));
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitPending("perl");
    }

    @AfterEach
    void stopUi() {
        ui.close();
        relay.close();
    }

    protected final void awaitPending(String packageName) {
        Await.until(
                packageName, TIMEOUT, () -> api.get("/api/v1/pending").body().contains(packageName));
    }
}
