package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.relay.RoundTripRelay;
import io.masif.rig.database.relay.RoundTripRelay.Transaction;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.wire.Report;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a master waits for a distant database while it writes the reports of many hosts. */
class BatchRoundTripsTest {
    private static final String PATH = "/v2/report";
    private static final int HOSTS = 24;
    private static final int ACTIONS = 12;
    /** Fewer reports may have come alone. */
    private static final int MANY_STATEMENTS = 8;
    /** Rows are locked and plans added, hosts are changed, and all is committed. */
    private static final int ROUND_TRIPS = 3;
    /** Runs as well, and then what they did. */
    private static final int ROUND_TRIPS_WITH_RUNS = ROUND_TRIPS + 2;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final RoundTripRelay relay = new RoundTripRelay(database.port());
    private final Pki pki = Pki.in(folder);
    private final String name = database.newDatabase();
    private RunningMaster master;
    private List<HttpAgent> agents;
    private int round;

    @BeforeEach
    void start() {
        // makes the tables
        RunningMaster.start(database, name, pki).close();
        Map<String, Object> distant = Map.of(
                "db.dsn",
                "mysql://" + database.user() + "@127.0.0.1:" + relay.port() + "/" + name,
                "report.gather",
                200);
        master = RunningMaster.start(database, name, pki, distant);
        agents = IntStream.range(0, HOSTS)
                .mapToObj(host -> HttpAgent.of(master, pki, "host" + host))
                .toList();
        // all actions are known then
        List<Action> all = IntStream.range(0, ACTIONS)
                .mapToObj(BatchRoundTripsTest::action)
                .toList();
        assertThat(agents.get(0).post(PATH, report(all, List.of())).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        agents.forEach(HttpAgent::close);
        master.close();
        relay.close();
    }

    @Test
    void newPlansOfManyHosts() {
        awaitBatch(false, written -> written.roundTrips() <= ROUND_TRIPS);
    }

    @Test
    void newPlansAndRunsOfManyHosts() {
        awaitBatch(true, written -> written.roundTrips() <= ROUND_TRIPS_WITH_RUNS);
        try (Sql sql = new Sql(database, name)) {
            String reported = Integer.toString(round * HOSTS);
            assertThat(sql.text("SELECT COUNT(*) FROM run WHERE ended_at IS NOT NULL"))
                    .isEqualTo(reported);
            assertThat(sql.text("SELECT COUNT(*) FROM run_action WHERE result = 'done'"))
                    .isEqualTo(reported);
            assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                    .isEqualTo(reported);
        }
    }

    /** In the first rounds, statements are prepared. */
    private void awaitBatch(boolean hasRuns, Predicate<Transaction> isShort) {
        Await.until("a batch waits seldom, and prepares nothing", PATIENCE, () -> {
            relay.takeTransactions();
            reportAll(hasRuns);
            return relay.takeTransactions().stream()
                    .anyMatch(written -> written.statements() >= MANY_STATEMENTS
                            && written.prepared() == 0
                            && isShort.test(written));
        });
    }

    private void reportAll(boolean hasRuns) {
        round++;
        List<Future<HttpAgent.Answer>> answers = IntStream.range(0, HOSTS)
                .mapToObj(host -> agents.get(host).postAsync(PATH, changed(host, hasRuns)))
                .toList();
        assertThat(answers.stream().map(RunningMaster::join).map(HttpAgent.Answer::status))
                .containsOnly(200);
    }

    /** A plan that no host had before. */
    private String changed(int host, boolean hasRuns) {
        int number = round * HOSTS + host;
        List<Action> actions = IntStream.range(0, ACTIONS)
                .filter(each -> (number >> each & 1) == 1)
                .mapToObj(BatchRoundTripsTest::action)
                .toList();
        Run run = new Run(
                UUID.randomUUID().toString(),
                Instant.now(),
                Instant.now(),
                List.of(new Run.Outcome(action(0), Result.DONE, null)),
                null,
                "");
        return report(actions, hasRuns ? List.of(run) : List.of());
    }

    private static Action action(int number) {
        return Action.of("p" + number, "amd64", Kind.UPDATE, "1", "2");
    }

    private static String report(List<Action> actions, List<Run> runs) {
        Plan plan = Plan.of(actions);
        return new Report(plan.digest(), Optional.of(plan), null, runs).toJson().encode();
    }
}
