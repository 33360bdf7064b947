package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.HttpAgent.Answer;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that stands still for some seconds, as one does until another server takes its place. */
class StalledDatabaseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String OLD_APPROVALS = "(?s).*the approvals were last read ([3-9]|[0-9]{2,}) s ago.*";

    @TempDir
    Path folder;

    private EmbeddedDatabase database;
    private RunningMaster master;
    private HttpAgent web;
    private HttpAgent mail;
    private int version;

    @BeforeEach
    void start() {
        Pki pki = Pki.in(folder.resolve("pki"));
        database = EmbeddedDatabase.start(folder.resolve("database"));
        master = RunningMaster.start(database, "masif", pki);
        web = HttpAgent.of(master, pki, "web");
        mail = HttpAgent.of(master, pki, "mail");
        assertThat(web.post(Housekeeping.V2, report()).status()).isEqualTo(200);
        assertThat(mail.post(Housekeeping.V2, report()).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        mail.close();
        web.close();
        master.close();
        database.close();
    }

    /** On a busy machine it may stand still for longer than reports wait: then it is tried again. */
    @Test
    void reportBehindTheOneThatIsBeingWrittenWaitsUntilItGoesOn() {
        Await.until("both are answered", TIMEOUT, this::areBothAnswered);
    }

    private boolean areBothAnswered() {
        Probe probe = new Probe(master.managementPort());
        Future<Answer> first;
        Future<Answer> second;
        database.freeze();
        try {
            first = web.postOnceAsync(Housekeeping.V2, report());
            // one connection is that of the approvals
            Await.until("it is being written", TIMEOUT, () -> probe.metric("masif_pool_used") >= 2);
            second = mail.postOnceAsync(Housekeeping.V2, report());
            Await.until(
                    "it has waited", TIMEOUT, () -> probe.get("/readyz").body().matches(OLD_APPROVALS));
        } finally {
            database.thaw();
        }
        return RunningMaster.join(first).status() == 200
                && RunningMaster.join(second).status() == 200;
    }

    /** One that no host has sent yet. */
    private String report() {
        version++;
        return Housekeeping.report(Action.of("p", "amd64", Kind.PURGE, Integer.toString(version), null));
    }
}
