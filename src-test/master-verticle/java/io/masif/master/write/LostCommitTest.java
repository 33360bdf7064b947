package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.HttpAgent.Answer;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Relay;
import io.masif.rig.tls.Pki;
import io.masif.wire.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch is committed, and the answer to that gets lost with the connection: its hosts are answered, and all is there once. */
class LostCommitTest {
    private static final String RUN = "the-only-run";
    private static final Action DONE = Action.of("done", "amd64", Kind.UPDATE, "1", "2");
    private static final Action PENDING = Action.of("pending", "amd64", Kind.UPDATE, "1", "2");

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Relay relay = new Relay(database.port());
    private Pki pki;
    private RunningMaster master;
    private Sql sql;

    @BeforeEach
    void start() {
        pki = Pki.in(folder);
        String uri = "mysql://" + database.user() + "@127.0.0.1:" + relay.port() + "/" + name;
        master = RunningMaster.start(database, name, pki, Map.of("db.dsn", uri, "db.timeout", 2));
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        sql.close();
        master.close();
        relay.close();
    }

    @Test
    void runThatHasEnded() {
        try (HttpAgent web = HttpAgent.of(master, pki, "web")) {
            web.post(Housekeeping.V2, Housekeeping.report(DONE, PENDING));
            Instant now = Instant.now();
            Run run = new Run(RUN, now, now, List.of(new Run.Outcome(DONE, Result.DONE, null)), null, "log");
            relay.silenceAfter(RUN, "COMMIT");
            assertAnswered(web.postOnce(Housekeeping.V2, report(run)));
        }
        assertThat(sql.text("SELECT GROUP_CONCAT(log) FROM run")).isEqualTo("log");
        assertThat(sql.text("SELECT COUNT(*) FROM run_action")).isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM plan JOIN agent ON plan_id = plan.id WHERE actions LIKE '%,%'"))
                .isEqualTo("0");
    }

    @Test
    void hostThatJoins() {
        try (HttpAgent web = HttpAgent.of(master, pki, "host-that-joins")) {
            relay.silenceAfter("host-that-joins", "COMMIT");
            assertAnswered(web.postOnce(Housekeeping.V2, Housekeeping.report(DONE, PENDING)));
        }
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined'"))
                .isEqualTo("1");
    }

    private void assertAnswered(Answer answer) {
        assertThat(relay.hasSilencedAfterText()).isTrue();
        assertThat(answer.status()).isEqualTo(200);
    }

    private static String report(Run run) {
        Plan plan = Plan.of(List.of(PENDING));
        return new Report(plan.digest(), Optional.of(plan), null, List.of(run))
                .toJson()
                .encode();
    }
}
