package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.Fleet;
import io.masif.rig.process.Await;
import io.masif.rig.tls.ForeignClient;
import io.masif.rig.tls.Pki;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ForeignClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String UPDATE = """
            {"package": "exim4", "action": "update", "from_version": "5.24.1-3+deb9u3", "to_version": \
            "5.24.1-3+deb9u4 Debian-Security:9/stable-security [amd64]"}""";
    private static final String CONFIGURE = """
            {"package": "exim4", "action": "configure", "to_version": \
            "5.24.1-3+deb9u4 Debian-Security:9/stable-security [amd64]"}""";
    private static final String TASKS = "[" + UPDATE + ", " + CONFIGURE + "]";

    private static final Fleet FLEET = Fleets.shared();

    @Test
    void itGetsItsApprovalsInItsOwnWords() throws IOException, InterruptedException {
        ForeignClient client = client(FLEET.pki().client("old-1"));
        assertThat(new JsonArray(client.report(TASKS).body())).isEmpty();
        Await.until("exim4 is pending", TIMEOUT, () -> FLEET.api().isPending("exim4", "update", "5.24.1-3+deb9u4", 1));
        assertThat(FLEET.api().pending())
                .filteredOn(row -> row.getString("package").equals("exim4"))
                .allSatisfy(row -> assertThat(row.getBoolean("security")).isTrue());

        FLEET.api().approve("exim4", "update", "5.24.1-3+deb9u4");
        // its configuration, which this protocol has as an action of its own, is part of the update
        awaitAnswer(client, TASKS);
        Await.until("nothing is pending", TIMEOUT, () -> FLEET.api().hasNothingPending("exim4"));

        assertThat(client.report("[]").body()).isEqualTo("[]");
        Await.until(
                "the host has finished",
                TIMEOUT,
                () -> FLEET.api().host("old-1").getInteger("planned") == 0);
        Await.until("so has the approval", TIMEOUT, () -> FLEET.api()
                .approval("exim4")
                .filter(approval -> approval.getInteger("done") == 1 && approval.getInteger("waiting") == 0)
                .isPresent());
        assertThat(FLEET.api().host("old-1").getValue("facts")).isNull();
    }

    @Test
    void whatIsNotAllowedIsRefused() throws IOException, InterruptedException {
        ForeignClient client = client(FLEET.pki().client("old-2"));
        assertThat(client.report("{}").statusCode()).isEqualTo(400);
        assertThat(client.report("[{\"package\": \"a\", \"action\": \"update\"}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.report("[{\"package\": \"a\"").body()).isNotBlank();
        assertThat(client.send("GET", "/v1/pending-tasks", "").statusCode()).isEqualTo(405);
        assertThat(client.send("POST", "/v1/other", "[]").statusCode()).isEqualTo(404);
        ForeignClient nameless = client(FLEET.pki().issue("nameless", ""));
        assertThat(nameless.report("[]").statusCode()).isEqualTo(400);
    }

    @Test
    void clientOfAnUnknownAuthorityIsRefused() {
        Pki foreign = Pki.in(Path.of("target/fleets/foreign-pki"), "Foreign CA");
        assertThatThrownBy(() -> client(foreign.client("old-1")).report("[]")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client(null).report("[]")).isInstanceOf(UncheckedIOException.class);
    }

    private static ForeignClient client(Pki.Identity identity) {
        return new ForeignClient(FLEET.masterPort(), FLEET.pki().ca(), identity);
    }

    private static void awaitAnswer(ForeignClient client, String tasks) {
        Await.until("the answer " + tasks, TIMEOUT, () -> new JsonArray(report(client)).equals(new JsonArray(tasks)));
    }

    private static String report(ForeignClient client) {
        try {
            return client.report(TASKS).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
