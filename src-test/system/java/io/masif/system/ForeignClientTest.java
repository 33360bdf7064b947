package io.masif.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.Await;
import io.masif.rig.Fleet;
import io.masif.rig.Pki;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ForeignClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String UPDATE = """
            {"package": "perl", "action": "update", "from_version": "5.24.1-3+deb9u3", "to_version": \
            "5.24.1-3+deb9u4 Debian-Security:9/stable-security [amd64]"}""";
    private static final String CONFIGURE = """
            {"package": "perl", "action": "configure", "to_version": \
            "5.24.1-3+deb9u4 Debian-Security:9/stable-security [amd64]"}""";
    private static final String TASKS = "[" + UPDATE + ", " + CONFIGURE + "]";

    private static Fleet fleet;

    @BeforeAll
    static void noHostOfOurs() {
        fleet = Fleets.start(ForeignClientTest.class);
    }

    @AfterAll
    static void end() {
        fleet.close();
    }

    @Test
    void itGetsItsApprovalsInItsOwnWords() throws IOException, InterruptedException {
        ForeignClient client = client(fleet.pki().client("old-1"));
        assertThat(new JsonArray(client.report(TASKS).body())).isEmpty();
        Await.until("perl is pending", PATIENCE, () -> fleet.api().isPending("perl", "update", "5.24.1-3+deb9u4", 1));
        assertThat(fleet.api().pending())
                .allSatisfy(row -> assertThat(row.getBoolean("security")).isTrue());

        fleet.api().approve("perl", "update", "5.24.1-3+deb9u4");
        awaitAnswer(client, "[" + UPDATE + "]");
        fleet.api().approve("perl", "configure", "5.24.1-3+deb9u4");
        awaitAnswer(client, TASKS);
        assertThat(client.report("[]").body()).isEqualTo("[]");
    }

    @Test
    void whatIsNotAllowedIsRefused() throws IOException, InterruptedException {
        ForeignClient client = client(fleet.pki().client("old-2"));
        assertThat(client.report("{}").statusCode()).isEqualTo(400);
        assertThat(client.report("[{\"package\": \"a\", \"action\": \"update\"}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.report("[{\"package\": \"a\"").body()).isNotBlank();
        assertThat(client.send("GET", "/v1/pending-tasks", "").statusCode()).isEqualTo(405);
        assertThat(client.send("POST", "/v1/other", "[]").statusCode()).isEqualTo(404);
        ForeignClient nameless = client(fleet.pki().issue("nameless", ""));
        assertThat(nameless.report("[]").statusCode()).isEqualTo(400);
    }

    @Test
    void whomOurAuthorityDoesNotKnowIsNotSpokenTo() {
        Pki foreign = Pki.in(Path.of("target/fleets/foreign-pki"), "Foreign CA");
        assertThatThrownBy(() -> client(foreign.client("old-1")).report("[]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client(null).report("[]")).isInstanceOf(IOException.class);
    }

    private static ForeignClient client(Pki.Identity identity) {
        return new ForeignClient(fleet.masterPort(), fleet.pki().ca(), identity);
    }

    private static void awaitAnswer(ForeignClient client, String tasks) {
        Await.until("the answer " + tasks, PATIENCE, () -> new JsonArray(report(client)).equals(new JsonArray(tasks)));
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
