package io.masif.master.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityUpdateTest {
    private static final Action CLAIMED =
            new Action("claimed", "amd64", Kind.INSTALL, null, "1", List.of("Debian:12/stable"), true);
    private static final Action WITHOUT_ARCHIVE =
            new Action("nowhere", "amd64", Kind.INSTALL, null, "1", List.of(), true);
    private static final Action CONCEALED = new Action(
            "concealed", "amd64", Kind.INSTALL, null, "1", List.of("Debian-Security:12/stable-security"), false);

    @TempDir
    static Path folder;

    @Test
    void actionIsASecurityUpdateByItsReleasesWhateverTheHostSays() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        Plan plan = Plan.of(List.of(CLAIMED, WITHOUT_ARCHIVE, CONCEALED));
        String report = new Report(plan.digest(), Optional.of(plan), EncodedFacts.of(new JsonObject()), List.of())
                .toJson()
                .encode();
        try (RunningMaster master = RunningMaster.start(database, name, pki);
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            assertThat(web.post("/v2/report", report).status()).isEqualTo(200);
            assertThat(sql.text("SELECT GROUP_CONCAT(package, ' ', security ORDER BY package) FROM action"))
                    .isEqualTo("claimed 0,concealed 1,nowhere 0");
            sql.approve(null, null, null, null, null);
            Await.until("the host finds its own digests approved", Duration.ofSeconds(60), () -> {
                JsonArray approved = web.post("/v2/report", report).object().getJsonArray("approved");
                return approved.contains(CLAIMED.digest().toString())
                        && approved.contains(CONCEALED.digest().toString())
                        && approved.contains(WITHOUT_ARCHIVE.digest().toString());
            });
        }
    }
}
