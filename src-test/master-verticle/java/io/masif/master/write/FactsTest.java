package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Plan;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.tls.Pki;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {
    private static final String V2 = "/v2/report";
    private static final String ONE = report("6.1.0-40");
    private static final String OTHER = report("6.1.0-41");

    @TempDir
    static Path folder;

    @Test
    void latestFactsAreStoredWhicheverMasterReceivedOthersBefore() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (RunningMaster first = RunningMaster.start(database, name, pki);
                RunningMaster second = RunningMaster.start(database, name, pki);
                HttpAgent web = HttpAgent.of(first, pki, "web");
                HttpAgent elsewhere = HttpAgent.of(second, pki, "web");
                Sql sql = new Sql(database, name)) {
            web.post(V2, ONE);
            elsewhere.post(V2, ONE);
            for (int round = 0; round < 5; round++) {
                assertThat(elsewhere.post(V2, OTHER).status()).isEqualTo(200);
                assertThat(kernel(sql)).isEqualTo("6.1.0-41");
                assertThat(web.post(V2, ONE).status()).isEqualTo(200);
                assertThat(kernel(sql)).isEqualTo("6.1.0-40");
            }
        }
    }

    private static String kernel(Sql sql) {
        return new JsonObject(sql.text("SELECT facts FROM agent")).getString("kernel");
    }

    private static String report(String kernel) {
        return new Report(
                        Plan.EMPTY.digest(),
                        Optional.of(Plan.EMPTY),
                        EncodedFacts.of(new JsonObject().put("kernel", kernel)),
                        List.of())
                .toJson()
                .encode();
    }
}
