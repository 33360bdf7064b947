package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.wire.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyRunsTest {
    private static final String V2 = "/v2/report";
    private static final String LOG = "x".repeat(250_000);
    private static final String TOO_MANY = "this host has reported too many runs and new plans within an hour";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Plan EMPTY_PLAN = Plan.of(List.of());

    @TempDir
    static Path folder;

    @Test
    void hostThatReportsEverMoreRunsIsRefusedAndOthersAreNot() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (RunningMaster master = RunningMaster.start(database, name, pki);
                HttpAgent misbehaving = HttpAgent.of(master, pki, "wild");
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Log log = new Log();
                Sql sql = new Sql(database, name)) {
            misbehaving.post(V2, report(List.of()));
            for (int i = 0; i < 8; i++) {
                assertThat(misbehaving.post(V2, report(runs(i))).status()).isEqualTo(200);
            }
            String stored = sql.text("SELECT COUNT(*) FROM run");
            HttpAgent.Answer refused =
                    Await.value("its own refusal", TIMEOUT, () -> Optional.of(misbehaving.postOnce(V2, report(runs(8))))
                            .filter(answer -> TOO_MANY.equals(answer.object().getString("error"))));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().get("Retry-After")).matches("[1-9][0-9]*");
            assertThat(log.count("it reports ever more runs and new plans agent=wild"))
                    .isEqualTo(1);
            assertThat(sql.text("SELECT COUNT(*) FROM run")).isEqualTo(stored);
            assertThat(misbehaving.post(V2, report(List.of())).status()).isEqualTo(200);
            assertThat(web.post(V2, report(runs(9))).status()).isEqualTo(200);
        }
    }

    private static List<Run> runs(int report) {
        Instant ended = Instant.parse("2026-01-01T00:00:00Z");
        return IntStream.range(0, 32)
                .mapToObj(i -> new Run(report + "-" + i, ended.minusSeconds(9), ended, List.of(), null, LOG))
                .toList();
    }

    private static String report(List<Run> runs) {
        return new Report(EMPTY_PLAN.digest(), Optional.of(EMPTY_PLAN), null, runs)
                .toJson()
                .encode();
    }
}
