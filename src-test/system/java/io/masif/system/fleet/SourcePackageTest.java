package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.rig.Fleet;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.tls.ForeignClient;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Source packages on their way from a real apt to the API, with hosts that know none. */
final class SourcePackageTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Fleet FLEET = Fleets.shared();
    private static final Action UPDATE =
            new Action("libsrc3", "all", Kind.UPDATE, "3.0", "3.1", List.of("Debian:12/stable"), false);

    @AfterAll
    static void end() {
        FLEET.stopHosts();
    }

    @Test
    void agentThatKnowsTheSourceCompletesTheActionOfOneThatDoesNot() throws IOException, InterruptedException {
        FLEET.archive().add(DebPackage.of("libsrc3", "3.0").field("Source", "srctool"));
        FLEET.addHost("source-new", "libsrc3=3.0");
        FLEET.archive().add(DebPackage.of("libsrc3", "3.1").field("Source", "srctool (3.1-2)"));

        report("source-old", Plan.of(List.of(UPDATE)));
        awaitHosts(1);
        assertThat(pending("libsrc3").orElseThrow().getString("source")).isEqualTo("libsrc3");
        String firstSeen = pending("libsrc3").orElseThrow().getString("first_seen");
        assertThat(Instant.parse(firstSeen)).isNotNull();

        FLEET.startAgents();
        awaitHosts(2);
        Await.until("the source", TIMEOUT, () -> pending("libsrc3")
                .filter(row -> "srctool".equals(row.getString("source")))
                .isPresent());
        assertThat(pending("libsrc3").orElseThrow().getString("first_seen")).isEqualTo(firstSeen);
    }

    @Test
    void hostOfVersionOneKnowsNone() throws IOException, InterruptedException {
        new ForeignClient(FLEET.masterPort(), FLEET.pki().ca(), FLEET.pki().client("source-v1")).report("""
                [{"package": "libsrc4", "action": "purge", "from_version": "1"}]""");
        Await.until("libsrc4 is pending", TIMEOUT, () -> pending("libsrc4").isPresent());
        assertThat(pending("libsrc4").orElseThrow().getString("source")).isEqualTo("libsrc4");
    }

    private static void report(String host, Plan plan) throws IOException, InterruptedException {
        String body = new Report(plan.digest(), Optional.of(plan), EncodedFacts.of(new JsonObject()), List.of())
                .toJson()
                .encode();
        assertThat(new ForeignClient(
                                FLEET.masterPort(),
                                FLEET.pki().ca(),
                                FLEET.pki().client(host))
                        .report("/v2/report", body)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitHosts(int number) {
        Await.until(number + " hosts", TIMEOUT, () -> pending("libsrc3")
                .filter(row -> row.getInteger("hosts") == number)
                .isPresent());
    }

    private static Optional<JsonObject> pending(String packageName) {
        return FLEET.api().pending().stream()
                .filter(row -> row.getString("package").equals(packageName))
                .findFirst();
    }
}
