package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.relay.Statement;
import io.masif.rig.database.relay.StatementListener;
import io.masif.rig.database.relay.StatementRelay;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that freezes between what it has written and the commit: the server hears nothing more of it. */
class FrozenMasterTest {
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"%s\"}]";
    private static final String VERSIONS = """
            SELECT GROUP_CONCAT(from_version) FROM agent JOIN plan ON plan.id = plan_id
            JOIN action ON JSON_CONTAINS(actions, CAST(action.id AS CHAR)) WHERE agent.name = 'web'""";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Pki pki = Pki.in(folder);

    @Test
    void itsHostsAreServedByAnotherOneMeanwhile() {
        NextCommit commit = new NextCommit();
        StatementRelay relay = new StatementRelay(database.port(), commit);
        String uri = "mysql://" + database.user() + "@127.0.0.1:" + relay.port() + "/" + name;
        try (RunningMaster other = RunningMaster.start(database, name, pki);
                RunningMaster frozen =
                        RunningMaster.start(database, name, pki, Map.of("db.dsn", uri, "db.timeout", 600));
                HttpAgent before = HttpAgent.of(frozen, pki, "web");
                HttpAgent after = HttpAgent.of(other, pki, "web");
                Sql sql = new Sql(database, name)) {
            assertThat(before.post(PATH, TASK.formatted(1)).status()).isEqualTo(200);
            commit.freeze();
            before.postOnceAsync(PATH, TASK.formatted(2));
            Await.until("it is frozen", PATIENCE, commit::isFrozen);
            assertThat(after.post(PATH, TASK.formatted(3)).status()).isEqualTo(200);
            assertThat(sql.text(VERSIONS)).isEqualTo("3");
            // its connections end, and so do those who wait for it
            relay.close();
        }
    }

    /** Lets a commit not get to the server, nor anything that follows it over the same connection. */
    private static final class NextCommit implements StatementListener {
        private volatile boolean isAwaited;
        private volatile boolean isFrozen;

        void freeze() {
            isAwaited = true;
        }

        boolean isFrozen() {
            return isFrozen;
        }

        @Override
        public synchronized boolean onStatement(Statement statement) {
            boolean isIt = isAwaited && !isFrozen && "COMMIT".equals(statement.sql());
            isFrozen |= isIt;
            return !isIt;
        }

        @Override
        public boolean onAnswer(Statement statement) {
            return true;
        }
    }
}
