package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many statements the database executes for a report that is written alone or with another, by its own counter. */
class StatementsTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final String EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final int MAX_STATEMENTS = 5;
    private static final int MAX_STATEMENTS_FOR_TWO = 7;
    private static final int ACTIONS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** As seldom as possible: what is asked for the approvals counts as well. Two reports at once are written together. */
    private static final Map<String, Object> RARELY = Map.of("approval.poll", 1000, "report.gather", 100);

    @TempDir
    static Path folder;

    private Pki pki;
    private RunningMaster master;
    private EmbeddedDatabase database;
    private String name;
    private Sql sql;
    private int turn;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.shared();
        name = database.newDatabase();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki, RARELY);
        sql = new Sql(database, name);
        // now the fleet is known, its actions as well, and a connection is there
        try (HttpAgent any = HttpAgent.of(master, pki, "any")) {
            any.post(V1, tasks((1 << ACTIONS) - 1));
        }
    }

    @AfterEach
    void stop() {
        sql.close();
        master.close();
    }

    @Test
    void hostThatIsNew() {
        awaitFew(MAX_STATEMENTS, () -> {
            try (HttpAgent host = connect()) {
                return countStatements(() -> List.of(host.postAsync(V1, tasks(turn))));
            }
        });
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined'"))
                .isEqualTo(sql.text("SELECT COUNT(*) FROM agent"));
    }

    @Test
    void twoHostsThatAreNew() {
        awaitFew(MAX_STATEMENTS_FOR_TWO, () -> {
            try (HttpAgent one = connect();
                    HttpAgent other = connect()) {
                return countStatements(
                        () -> List.of(one.postAsync(V1, tasks(turn - 1)), other.postAsync(V1, tasks(turn))));
            }
        });
    }

    @Test
    void hostWithAnotherPlan() {
        try (HttpAgent web = HttpAgent.of(master, pki, "web")) {
            web.post(V1, "[]");
            awaitFew(MAX_STATEMENTS, () -> countStatements(() -> List.of(web.postAsync(V1, tasks(++turn)))));
            List<String> ids = IntStream.range(0, ACTIONS)
                    .filter(each -> (turn >> each & 1) == 1)
                    .mapToObj(each -> sql.text("SELECT id FROM action WHERE package = ?", "p" + each))
                    .sorted(Comparator.comparing(Integer::valueOf))
                    .toList();
            assertThat(sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id WHERE name = 'web'"))
                    .isEqualTo("[" + String.join(",", ids) + "]");
        }
    }

    @Test
    void hostThatReportsWhatItReportedToAnotherMaster() {
        try (RunningMaster other = RunningMaster.start(database, name, pki, RARELY);
                HttpAgent here = HttpAgent.of(master, pki, "web");
                HttpAgent there = HttpAgent.of(other, pki, "web")) {
            here.post(V1, "[]");
            there.post(V1, tasks(63));
            here.post(V1, tasks(63));
            assertThat(sql.text("SELECT COUNT(*) FROM plan JOIN agent ON plan_id = plan.id WHERE name = 'web'"
                            + " AND actions LIKE '[%,%,%,%,%,%]'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void newHostWithAPlanThatOnlyAnotherMasterKnows() {
        try (RunningMaster other = RunningMaster.start(database, name, pki, RARELY);
                HttpAgent web = HttpAgent.of(master, pki, "web");
                HttpAgent mail = HttpAgent.of(other, pki, "mail")) {
            web.post(V1, tasks(5));
            mail.post(V1, tasks(5));
            assertThat(sql.text("SELECT COUNT(DISTINCT plan_id) FROM agent WHERE name IN ('web', 'mail')"))
                    .isEqualTo("1");
        }
    }

    @Test
    void planThatWasRemovedIsAddedAgain() {
        try (HttpAgent web = HttpAgent.of(master, pki, "web")) {
            web.post(V1, tasks(5));
            web.post(V1, "[]");
            sql.rows("DELETE FROM plan WHERE id NOT IN (SELECT plan_id FROM agent)");
            web.post(V1, tasks(5));
            assertThat(sql.text("SELECT COUNT(*) FROM plan JOIN agent ON plan_id = plan.id WHERE name = 'web'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void hostThatComesBackAfterItWasRemovedGetsItsNumberAgain() {
        sql.rows("INSERT INTO former_host (name, id) VALUES ('back', 4711)");
        try (HttpAgent back = HttpAgent.of(master, pki, "back")) {
            assertThat(back.post(V2, "{\"plan\":{\"digest\":\"" + EMPTY + "\",\"actions\":[]},\"facts\":{}}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(sql.text("SELECT id FROM agent WHERE name = 'back'")).isEqualTo("4711");
    }

    /** A host that nobody has heard of, and its plan neither, with a connection: to make its key takes longer than a report. */
    private HttpAgent connect() {
        HttpAgent host = HttpAgent.of(master, pki, "host" + ++turn);
        assertThat(RunningMaster.join(host.send(HttpMethod.GET, "/", "", "text/plain"))
                        .status())
                .isEqualTo(404);
        return host;
    }

    /** Often there are more: the master itself asks the database for news every second, and reads the fleet at first. */
    private static void awaitFew(int most, Supplier<Integer> statements) {
        Await.until("a report costs few statements", PATIENCE, () -> statements.get() <= most);
    }

    private int countStatements(Supplier<List<Future<HttpAgent.Answer>>> reports) {
        int before = sql.readServerStatus("Questions");
        assertThat(reports.get()).allMatch(each -> RunningMaster.join(each).status() == 200);
        int after = sql.readServerStatus("Questions");
        // to ask counts as well
        return after - before - (sql.readServerStatus("Questions") - after);
    }

    /** Those of the actions whose bits are set. */
    private static String tasks(int bits) {
        return IntStream.range(0, ACTIONS)
                .filter(each -> (bits >> each & 1) == 1)
                .mapToObj(each -> "{\"package\":\"p" + each + "\",\"action\":\"purge\",\"from_version\":\"1\"}")
                .toList()
                .toString();
    }
}
