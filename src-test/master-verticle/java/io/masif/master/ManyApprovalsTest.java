package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every change of approvals reaches the answers, wherever among many of them it is. */
class ManyApprovalsTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int APPROVALS = 9000;
    private static final String TASKS = IntStream.of(1, 2, 4500, 9000)
            .mapToObj(number -> "{\"package\":\"p" + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}")
            .collect(Collectors.joining(",", "[", "]"));

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private PlayedMaster master;
    private PlayedAgent web;
    private Sql sql;

    @BeforeEach
    void start() {
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        master = PlayedMaster.start(database, name, pki);
        web = PlayedAgent.of(master, pki, "web");
        sql = new Sql(database, name);
        web.post(V1, TASKS);
        sql.change("INSERT INTO approval (id, package, author, created_at) VALUES "
                + IntStream.rangeClosed(1, APPROVALS)
                        .mapToObj(number -> "(" + number + ", 'p" + number + "', 'test', UTC_TIMESTAMP(3))")
                        .collect(Collectors.joining(",")));
        awaitApproved("p1", "p2", "p4500", "p9000");
    }

    @AfterEach
    void stop() {
        sql.close();
        web.close();
        master.close();
    }

    @Test
    void whatIsRevokedOrRemovedIsApprovedNoMore() {
        sql.change("UPDATE approval SET revoked_at = UTC_TIMESTAMP(3) WHERE id = 2");
        awaitApproved("p1", "p4500", "p9000");
        sql.change("DELETE FROM approval WHERE id = 9000");
        awaitApproved("p1", "p4500");
        sql.change("UPDATE approval SET revoked_at = UTC_TIMESTAMP(3)");
        awaitApproved();
    }

    @Test
    void whatIsGivenOrGivenAgainIsApproved() {
        sql.change("UPDATE approval SET revoked_at = UTC_TIMESTAMP(3) WHERE id IN (1, 4500)");
        awaitApproved("p2", "p9000");
        sql.approve("p4500", null, null, null, null);
        awaitApproved("p2", "p4500", "p9000");
        sql.change("UPDATE approval SET revoked_at = NULL WHERE id = 1");
        awaitApproved("p1", "p2", "p4500", "p9000");
    }

    @Test
    void whatWasEditedByHandCounts() {
        sql.change("UPDATE approval SET agent = 'another' WHERE id = 1");
        awaitApproved("p2", "p4500", "p9000");
        sql.change("UPDATE approval SET kind = 'install' WHERE id IN (2, 4500)");
        awaitApproved("p9000");
        sql.change("UPDATE approval SET expires_at = '2020-01-01' WHERE id = 9000");
        awaitApproved();
    }

    private void awaitApproved(String... packages) {
        Await.until("approved is " + List.of(packages), PATIENCE, () -> {
            PlayedAgent.Answer answer = web.once(V1, TASKS);
            return answer.status() == 200
                    && answer.array().stream()
                            .map(task -> ((JsonObject) task).getString("package"))
                            .toList()
                            .equals(List.of(packages));
        });
        assertThat(web.post(V1, TASKS).array()).hasSize(packages.length);
    }
}
