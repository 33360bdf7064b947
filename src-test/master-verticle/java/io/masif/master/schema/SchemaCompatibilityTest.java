package io.masif.master.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.master.bed.MasterCase;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A later master has migrated the schema, and said which earlier ones may work with it. */
class SchemaCompatibilityTest extends MasterCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final String NO_TASKS = "[]";
    private static final int OURS = SchemaFile.newestVersion();
    private static final SchemaFile COMPATIBLE = later(1, "-- Compatible since: " + OURS + "\n");
    private static final SchemaFile NEXT = later(2, "-- Compatible since: " + (OURS + 1) + "\n");

    @Test
    void aMasterThatRunsGoesOnWhileItMay() {
        Probe probe = new Probe(master.managementPort());
        migrate(COMPATIBLE);
        sql.approve("p", null, null, null, null);
        Await.until("the approval is in force", TIMEOUT, () -> probe.metric("masif_approvals") == 1);
        assertThat(web.post(PATH, TASK).status()).isEqualTo(200);
        migrate(COMPATIBLE, NEXT);
        Await.until("not ready", TIMEOUT, () -> probe.get("/readyz").body().contains("install a newer master"));
        assertThat(web.postOnce(PATH, NO_TASKS).status()).isEqualTo(503);
        assertThat(sql.text("SELECT COUNT(*) FROM agent JOIN plan ON plan.id = plan_id WHERE actions <> '[]'"))
                .isEqualTo("1");
    }

    @Test
    void aMasterStartsIfItMay() {
        migrate(COMPATIBLE);
        migrate();
        assertThat(sql.text("SELECT MAX(version) FROM schema_version")).isEqualTo(Integer.toString(OURS + 1));
        migrate(COMPATIBLE, NEXT);
        assertThatThrownBy(this::migrate).hasMessageContaining("start a newer master");
        migrate(COMPATIBLE);
    }

    @Test
    void noEarlierMasterMayUnlessItIsSaid() {
        migrate(later(1, ""));
        assertThatThrownBy(this::migrate).hasMessageContaining("start a newer master");
    }

    @Test
    void aVersionIsCompatibleWithEarlierOnes() {
        assertThatThrownBy(() -> later(1, "-- Compatible since: " + (OURS + 2) + "\n"))
                .hasMessageContaining("later version");
    }

    private static SchemaFile later(int versions, String line) {
        return SchemaFile.parse(OURS + versions, line + "CREATE TABLE IF NOT EXISTS later (x INT);\n");
    }

    /** As a master does at its start that knows these files beside ours. */
    private void migrate(SchemaFile... more) {
        List<SchemaFile> files =
                Stream.concat(SchemaFile.loadAll().stream(), Stream.of(more)).toList();
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), files).runOnce());
    }
}
