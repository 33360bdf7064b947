package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database has the end of the certificate with which each host reported last. */
class CertificateEndsTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final String EMPTY =
            "{\"plan\":{\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\""
                    + ",\"actions\":[]}}";
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2037-05-04T03:02:01Z");
    private static final Instant SECOND = Instant.parse("2039-12-31T23:59:59Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private Pki pki;
    private RunningMaster master;
    private Sql sql;

    @BeforeEach
    void start() {
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki);
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        sql.close();
        master.close();
    }

    @ParameterizedTest
    @CsvSource({V1 + ",[]", V2 + ",'" + EMPTY + "'"})
    void endOfANewHostIsStoredAndOfARenewedCertificateAsWell(String path, String report) {
        report(master, FIRST, path, report);
        assertThat(ends()).isEqualTo("2037-05-04T03:02:01");
        report(master, SECOND, path, report);
        assertThat(ends()).isEqualTo("2039-12-31T23:59:59");
        report(master, FIRST, path, report);
        assertThat(ends()).isEqualTo("2037-05-04T03:02:01");
    }

    @Test
    void unchangedReportsWriteNothing() {
        report(master, FIRST, V2, EMPTY);
        String revision = revision();
        for (int i = 0; i < 3; i++) {
            report(master, FIRST, V2, EMPTY);
        }
        assertThat(revision()).isEqualTo(revision);
    }

    @Test
    void hostsThatReportedToAnEarlierMasterAreCompleted() {
        report(master, FIRST, V2, EMPTY);
        sql.rows("UPDATE writer SET revision = revision + 1");
        sql.rows("UPDATE agent SET certificate_ends = NULL," + " revision = (SELECT MAX(revision) FROM writer)");
        Await.until("the end is stored again", TIMEOUT, () -> {
            report(master, FIRST, V2, EMPTY);
            return ends().equals("2037-05-04T03:02:01");
        });
    }

    @Test
    void otherMasterNeitherWritesItAgainNorMissesAnother() {
        try (RunningMaster other = RunningMaster.start(database, name, pki)) {
            report(master, FIRST, V2, EMPTY);
            Await.until("the other one knows the host", TIMEOUT, () -> {
                String before = revision();
                report(other, FIRST, V2, EMPTY);
                return revision().equals(before);
            });
            report(other, SECOND, V2, EMPTY);
            assertThat(ends()).isEqualTo("2039-12-31T23:59:59");
        }
    }

    private void report(RunningMaster target, Instant until, String path, String body) {
        String file = "web-" + until.getEpochSecond();
        Pki.Identity identity = pki.between(file, "web", FROM, until);
        try (HttpAgent web = new HttpAgent(target.port(), pki.ca(), identity)) {
            assertThat(web.post(path, body).status()).isEqualTo(200);
        }
    }

    private String ends() {
        return sql.text("SELECT certificate_ends FROM agent WHERE name = 'web'");
    }

    private String revision() {
        return sql.text("SELECT revision FROM agent WHERE name = 'web'");
    }
}
