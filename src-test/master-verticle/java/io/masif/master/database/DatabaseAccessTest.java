package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.Grants;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a master gets to its database: by TLS, and with no more rights than the README grants. */
class DatabaseAccessTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";

    @TempDir
    static Path folder;

    @Test
    void moreHostsAtOnceThanTheDatabaseHasConnectionsAreNoErrors() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        String user = Grants.user(database, "masif-master", name);
        database.execute("ALTER USER '" + user + "'@'%' WITH MAX_USER_CONNECTIONS 2");
        Pki pki = Pki.in(folder.resolve("pki"));
        Map<String, Object> access = Map.of(
                "db.dsn",
                "mysql://" + user + "@127.0.0.1:" + database.port() + "/" + name,
                "db.password",
                Grants.PASSWORD);
        List<HttpAgent> agents = new ArrayList<>();
        try (RunningMaster master = RunningMaster.start(database, name, pki, access);
                HttpAgent web = HttpAgent.of(master, pki, "web")) {
            web.post(PATH, TASK);
            for (int i = 0; i < 40; i++) {
                agents.add(HttpAgent.of(master, pki, "host" + i));
            }
            List<Future<HttpAgent.Answer>> answers =
                    agents.stream().map(agent -> agent.postAsync(PATH, TASK)).toList();
            assertThat(answers.stream().map(RunningMaster::join).map(HttpAgent.Answer::status))
                    .containsOnly(200);
        } finally {
            agents.forEach(HttpAgent::close);
        }
    }

    @Test
    void tlsIsUsedAndTheServersCertificateChecked() {
        Pki pki = Pki.in(folder.resolve("pki"));
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        Pki.Identity namesNoAddress = pki.issue("database", "database.test", "DNS:localhost");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                folder.resolve("database"), ServerSetup.standard().withTls(namesNoAddress))) {
            database.execute("CREATE USER secure@'%' IDENTIFIED BY 'secret' REQUIRE SSL");
            database.execute("GRANT ALL ON masif.* TO secure@'%'");
            assertThat(works(database, pki, Map.of("db.tls", "required"))).isTrue();
            assertThat(works(database, pki, Map.of("db.tls", "preferred"))).isTrue();
            assertThat(works(database, pki, Map.of("db.tls", "verify-ca", "db.ca", pki.ca())))
                    .isTrue();
            String named = "mysql://secure@localhost:" + database.port() + "/masif";
            assertThat(works(database, pki, Map.of("db.ca", pki.ca(), "db.dsn", named)))
                    .isTrue();
            assertThat(works(database, pki, Map.of("db.tls", "disabled"))).isFalse();
            assertThat(works(database, pki, Map.of("db.tls", "verify-ca", "db.ca", foreign.ca())))
                    .isFalse();
            assertThat(works(database, pki, Map.of("db.ca", pki.ca()))).isFalse();
        }
    }

    @Test
    void tlsThatIsDemandedIsNotDoneWithout() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        Pki pki = Pki.in(folder.resolve("pki"));
        try (RunningMaster master =
                RunningMaster.start(database, database.newDatabase(), pki, Map.of("db.tls", "required"))) {
            assertThat(ready(master)).isFalse();
        }
    }

    private static boolean works(EmbeddedDatabase database, Pki pki, Map<String, Object> tls) {
        Map<String, Object> access = new HashMap<>(
                Map.of("db.dsn", "mysql://secure@127.0.0.1:" + database.port() + "/masif", "db.password", "secret"));
        access.putAll(tls);
        try (RunningMaster master = RunningMaster.start(database, "masif", pki, access)) {
            return ready(master);
        }
    }

    /** Whether it gets ready, or has tried and failed to get at the database. */
    private static boolean ready(RunningMaster master) {
        Probe probe = new Probe(master.managementPort());
        return Await.value("ready or refused", TIMEOUT, () -> {
            Probe.Answer answer = probe.get("/readyz");
            return answer.status() == 200
                    ? Optional.of(true)
                    : answer.body().contains("the schema is not ready:") ? Optional.of(false) : Optional.empty();
        });
    }
}
