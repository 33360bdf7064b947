package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.bus.LocalCodec;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.failure.Failure;
import io.masif.master.host.HostEntry;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportedPlan;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.master.store.ActionStore;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.PlanStore;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.masif.rig.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows for hosts of version 1, which report neither outcomes nor that nothing is left to do. */
class VersionOneHostsTest {
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "1", "2");
    private static final Plan PLAN = Plan.of(List.of(PERL));
    private static final Set<Digest> NONE = Set.of();

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private long plan;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pool = DatabasePool.createPool(
                vertx,
                "silent",
                new DatabaseConfiguration(
                        new Address(database.host(), database.port()),
                        database.newDatabase(),
                        database.user(),
                        database.password(),
                        2));
        wait(new SchemaMigration(vertx, pool, SchemaFile.loadAll()).runOnce());
        wait(ActionStore.insert(pool, new TreeMap<>(Map.of(PERL.digest(), PERL))));
        List<Long> actions = wait(ActionStore.findByDigest(pool, List.of(PERL.digest()))).stream()
                .map(StoredAction::id)
                .toList();
        wait(PlanStore.insert(pool, new TreeMap<>(Map.of(PLAN.digest(), actions))));
        plan = wait(PlanStore.findIds(pool, List.of(PLAN.digest()))).get(PLAN.digest());
    }

    @AfterEach
    void stop() {
        wait(vertx.close());
    }

    @Test
    void planOfAHostThatIsSilentSinceAllOfItWasApprovedIsEmptiedAndDone() {
        long host = host("silent", 1, 120);
        storeAnswer(host, true, NONE, 120);
        emptyPlans();
        assertThat(withPlan("[]")).containsExactly("silent");
        assertThat(texts("SELECT CONCAT_WS(' ', agent.name, action.package, result, message LIKE '%neither outcomes%',"
                        + " ended_at IS NOT NULL) FROM run JOIN agent ON agent.id = agent_id"
                        + " JOIN run_action ON run_id = run.id JOIN action ON action.id = action_id"))
                .containsExactly("silent perl done 1 1");
        assertThat(texts("SELECT last_seen < UTC_TIMESTAMP() - INTERVAL 1 HOUR FROM agent"))
                .containsExactly("1");
        assertThat(texts("SELECT agent_id FROM approved_answer")).isEmpty();
        assertThat(texts("SELECT revision > 0 FROM agent")).containsExactly("1");
        emptyPlans();
        assertThat(texts("SELECT id FROM run")).hasSize(1);
    }

    @Test
    void planStaysWhereSilenceProvesNothing() {
        storeAnswer(host("part", 1, 120), false, Set.of(PERL.digest()), 120);
        storeAnswer(host("there", 1, 30), true, NONE, 120);
        storeAnswer(host("stuck", 1, 120), true, NONE, 3 * 24 * 60);
        storeAnswer(host("new", 2, 120), true, NONE, 120);
        host("unanswered", 1, 120);
        emptyPlans();
        assertThat(withPlan("[]")).isEmpty();
        assertThat(texts("SELECT id FROM run")).isEmpty();
    }

    @Test
    void silenceDuringAnOutageOfTheMastersProvesNothing() {
        storeAnswer(host("silent", 1, 120), true, NONE, 120);
        MasterUptime uptime = new MasterUptime();
        SilentHosts hosts = new SilentHosts(vertx, pool, uptime);
        wait(hosts.emptyPlans(Duration.ofHours(1), 0));
        recordUptime(uptime, 0, 59);
        wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(59)));
        recordUptime(uptime, 62, 121);
        wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(121)));
        assertThat(withPlan("[]")).isEmpty();
        recordUptime(uptime, 121, 122);
        wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(124)));
        assertThat(withPlan("[]")).isEmpty();
        wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(122)));
        assertThat(withPlan("[]")).containsExactly("silent");
    }

    /** Another master writes another answer in between, and then the approvals are as they were before. */
    @Test
    void answerIsWrittenAgainWhenTheApprovalsAreOthers() {
        HostEntry host = entryOf(host("two", 1, 1));
        List<ApprovedAnswer> sent = answersToWrite(true);
        assertThat(write(host, Set.of(PERL.digest()), 1).succeeded()).isTrue();
        assertThat(write(host, Set.of(PERL.digest()), 1).succeeded()).isTrue();
        assertThat(sent).hasSize(1);
        assertThat(write(host, Set.of(PERL.digest()), 3).succeeded()).isTrue();
        assertThat(sent).hasSize(2);
    }

    @Test
    void answerThatApprovesNothingIsWrittenAgainUntilThatSucceeds() {
        HostEntry host = entryOf(host("none", 1, 1));
        List<ApprovedAnswer> sent = answersToWrite(false);
        assertThat(write(host, NONE, 1).failed()).isTrue();
        assertThat(write(host, NONE, 1).failed()).isTrue();
        assertThat(sent).hasSize(2);
    }

    @Test
    void hostAddsNoMoreRunsThanItMay() {
        long host = host("wild", 1, 1);
        storeAnswer(host, true, NONE, 1);
        reportEmptyPlan("wild", false);
        assertThat(withPlan("[]")).containsExactly("wild");
        assertThat(texts("SELECT id FROM run")).isEmpty();
        wait(pool.query("UPDATE agent SET plan_id = " + plan).execute());
        assertThat(reportEmptyPlan("wild", true)).containsOnlyKeys("wild");
        assertThat(texts("SELECT id FROM run")).hasSize(1);
    }

    /** About how many bytes of runs were written. */
    private Map<String, Integer> reportEmptyPlan(String host, boolean mayAddConcludedRuns) {
        ReportedPlan nothing = ReportedPlan.of(List.of());
        wait(PlanStore.insert(pool, new TreeMap<>(Map.of(nothing.digest(), List.of()))));
        Map<Digest, StoredPlan> plans = wait(PlanStore.findByDigest(pool, List.of(nothing.digest())));
        HostReport report =
                HostReport.ofPlan(new ReportSender(host, BigInteger.ONE, 1, "192.0.2.1", null), nothing, () -> false);
        return wait(pool.withTransaction(connection -> new HostWriter(
                                List.of(report),
                                plans,
                                Map.of(),
                                () -> true,
                                any -> mayAddConcludedRuns,
                                (revision, hosts) -> Optional.empty())
                        .write(connection)))
                .runBytes();
    }

    /** @param seen how many minutes ago */
    private long host(String name, int protocol, int seen) {
        wait(pool.preparedQuery(
                        "INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES"
                                + " (?, ?, ?, '2026-01-01', UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, '2026-01-01', 0)")
                .execute(Tuple.of(name, protocol, plan, seen)));
        return Long.parseLong(
                texts("SELECT id FROM agent WHERE name = '" + name + "'").get(0));
    }

    private void emptyPlans() {
        MasterUptime uptime = new MasterUptime();
        recordUptime(uptime, 0, 60);
        wait(new SilentHosts(vertx, pool, uptime).emptyPlans(Duration.ofHours(1), minutesToNanos(60)));
    }

    private static void recordUptime(MasterUptime uptime, int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            uptime.record(minutesToNanos(minute));
        }
    }

    private static long minutesToNanos(int minutes) {
        return Duration.ofMinutes(minutes).toNanos();
    }

    private HostEntry entryOf(long host) {
        return new HostEntry(new AgentRow(host, "any", 1, plan, null, 0));
    }

    /** What is to be written from now on. */
    private List<ApprovedAnswer> answersToWrite(boolean succeed) {
        LocalCodec.register(vertx.eventBus(), ApprovedAnswer.class);
        List<ApprovedAnswer> sent = new CopyOnWriteArrayList<>();
        vertx.eventBus().<ApprovedAnswer>localConsumer(ApprovedAnswerWriter.ADDRESS, message -> {
            sent.add(message.body());
            message.reply(
                    succeed
                            ? null
                            : Failure.unavailable("the disk is full", null).toReplyException());
        });
        return sent;
    }

    private Future<?> write(HostEntry host, Set<Digest> approved, long approvals) {
        Future<?> written = ApprovedAnswerWriter.write(vertx.eventBus(), host, false, approved, approvals);
        written.toCompletionStage()
                .toCompletableFuture()
                .exceptionally(e -> null)
                .join();
        return written;
    }

    private void storeAnswer(long host, boolean complete, Set<Digest> actions, int minutesAgo) {
        wait(ApprovedAnswerStore.write(pool, List.of(new ApprovedAnswer(host, plan, complete, actions))));
        wait(pool.preparedQuery("UPDATE approved_answer SET answered_at = UTC_TIMESTAMP(3) - INTERVAL ? MINUTE"
                        + " WHERE agent_id = ?")
                .execute(Tuple.of(minutesAgo, host)));
    }

    private List<String> withPlan(String actions) {
        return texts("SELECT name FROM agent JOIN plan ON plan.id = plan_id WHERE actions = '" + actions + "'");
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        wait(pool.query(sql).execute()).forEach(row -> texts.add(String.valueOf(row.getValue(0))));
        return texts;
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
