package io.masif.master.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {
    private static final SchemaFile FIRST =
            new SchemaFile(1, List.of("CREATE TABLE once (x INT)", "INSERT INTO once VALUES (1)"));
    private static final SchemaFile SECOND = new SchemaFile(2, List.of("INSERT INTO once VALUES (2)"));
    private static final SchemaFile BROKEN =
            new SchemaFile(2, List.of("CREATE TABLE IF NOT EXISTS half (x INT)", "INSERT INTO nowhere VALUES (1)"));
    private static final SchemaFile REPAIRED = new SchemaFile(2, List.of("CREATE TABLE IF NOT EXISTS half (x INT)"));

    private static final String HOST = """
            INSERT INTO agent (name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)
            VALUES (?, 2, 1, ?, '2026-01-01', '2026-01-01', '2026-01-01', 1)""";

    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        sql = new Sql(database, database.newDatabase());
    }

    @AfterEach
    void stop() {
        sql.close();
    }

    @Test
    void mastersThatStartTogetherMigrateOnce() {
        List<Future<Void>> all = Stream.generate(() -> migration(FIRST, SECOND).runUntilDone(reason -> {}))
                .limit(4)
                .toList();
        all.forEach(RunningMaster::join);
        assertThat(sql.text("SELECT GROUP_CONCAT(x ORDER BY x) FROM once")).isEqualTo("1,2");
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void olderSchemaIsMigrated() {
        RunningMaster.join(migration(FIRST).runOnce());
        RunningMaster.join(migration(FIRST, SECOND).runOnce());
        assertThat(sql.text("SELECT COUNT(*) FROM once")).isEqualTo("2");
    }

    @Test
    void halfDoneStepIsRepeatedAsAWhole() {
        assertThatThrownBy(() -> RunningMaster.join(migration(FIRST, BROKEN).runOnce()))
                .hasMessageContaining("nowhere");
        assertThat(version()).isEqualTo("1");
        RunningMaster.join(migration(FIRST, REPAIRED).runOnce());
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void ourFilesCanBeRepeated() {
        RunningMaster.join(
                migration(SchemaFile.loadAll().toArray(SchemaFile[]::new)).runOnce());
        sql.rows("DELETE FROM schema_version");
        RunningMaster.join(
                migration(SchemaFile.loadAll().toArray(SchemaFile[]::new)).runOnce());
        assertThat(sql.text("SELECT GROUP_CONCAT(name ORDER BY name) FROM counter"))
                .isEqualTo("approval,catalogue,forgotten,group,label,notification,removal,rollout,rule,source");
    }

    @Test
    void whatTheFourthVersionHadIsKept() {
        List<SchemaFile> all = SchemaFile.loadAll();
        RunningMaster.join(
                migration(all.subList(0, 4).toArray(SchemaFile[]::new)).runOnce());
        sql.rows("INSERT INTO run (agent_id, uuid, started_at, log, revision) VALUES (1, 'r', '1971-01-01', '', 1)");
        List<String> facts = List.of(
                "{\"os\":\"a\",\"state\":\"locked\",\"problem\":\"?\"}",
                "{\"os\":\"a\"}",
                "{\"state\":\"of another time\"}",
                "{\"os\":\"\\\"state\\\":\\\"locked\\\"\"}",
                "{\"x\":" + "[".repeat(200) + "]".repeat(200) + ",\"state\":\"disk-full\"}");
        for (int i = 0; i < facts.size(); i++) {
            sql.rows(HOST, "host" + i, facts.get(i));
        }
        sql.rows(HOST, "silent", null);
        RunningMaster.join(migration(all.toArray(SchemaFile[]::new)).runOnce());
        assertThat(sql.text("SELECT GROUP_CONCAT(COALESCE(state, '-') ORDER BY name) FROM agent"))
                .isEqualTo("locked,ok,other,ok,disk-full,-");
        assertThat(sql.text("SELECT COUNT(*) FROM run WHERE told_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR"
                        + " AND told_at <= UTC_TIMESTAMP(3)"))
                .isEqualTo("1");
    }

    /** Rows that one author gave for one action in one minute are one decision, whatever their hosts. */
    @Test
    void approvalsOfTheFifthVersionAreDecisions() {
        List<SchemaFile> all = SchemaFile.loadAll();
        RunningMaster.join(
                migration(all.subList(0, 5).toArray(SchemaFile[]::new)).runOnce());
        sql.rows(HOST, "web", null);
        sql.rows(HOST, "mail", null);
        approval(1, "'p', 'update', NULL, '1'", "NULL", "'2026-01-01 00:00:01', NULL, NULL, NULL");
        approval(2, "'p', 'update', NULL, '1'", "'mail'", "'2026-01-01 00:00:01', NULL, NULL, NULL");
        approval(3, "'p', 'update', NULL, '1'", "'web'", "'2026-01-01 00:00:02', NULL, NULL, NULL");
        approval(4, "'p', 'update', NULL, '1'", "'gone'", "'2026-01-01 00:00:03', NULL, NULL, NULL");
        approval(5, "'p ', 'update', NULL, '1'", "'web'", "'2026-01-01 00:00:03', NULL, NULL, NULL");
        approval(6, "'q', NULL, NULL, NULL", "NULL", "'2026-01-01', '2030-01-01', '2026-01-02', 'bob'");
        RunningMaster.join(migration(all.toArray(SchemaFile[]::new)).runOnce());
        sql.rows("DELETE FROM schema_version WHERE version >= 6");
        RunningMaster.join(migration(all.toArray(SchemaFile[]::new)).runOnce());
        assertThat(sql
                        .rows("SELECT d.id, scope, hosts, author, comment, patterns FROM decision d"
                                + " LEFT JOIN host_set s ON s.id = host_set_id ORDER BY d.id")
                        .stream()
                        .map(row -> row.getLong("id") + " " + row.getString("scope") + " " + row.getString("hosts")
                                + " " + PatternJson.parse(row.getString("patterns"))))
                .containsExactly(
                        "1 all null [" + new ApprovalPattern("p", Kind.UPDATE, null, "1") + "]",
                        "2 only [1,2,3] [" + new ApprovalPattern("p", Kind.UPDATE, null, "1") + "]",
                        "5 only [1] [" + new ApprovalPattern("p ", Kind.UPDATE, null, "1") + "]",
                        "6 all null [" + new ApprovalPattern("q", null, null, null) + "]");
        assertThat(sql.text("SELECT CONCAT_WS(' ', decision_id, scope, author, created_at) FROM revocation"))
                .isEqualTo("6 all bob 2026-01-02 00:00:00.000");
        assertThat(sql.text("SELECT HEX(digest) = SHA2(hosts, 256) FROM host_set LIMIT 1"))
                .isEqualTo("1");
        assertThat(sql.text("SELECT GROUP_CONCAT(CONCAT(name, id) ORDER BY id) FROM former_host"))
                .isEqualTo("web1,mail2,gone3");
        assertThat(sql.text("SELECT GROUP_CONCAT(name ORDER BY name) FROM agent"))
                .isEqualTo("mail,web");
        assertThat(sql.text("SELECT COUNT(*) FROM approval")).isEqualTo("0");
    }

    /** What one of them did before it failed, as well as what an older UI tried meanwhile, is not there. */
    @Test
    void approvalsOfTheFifthVersionAreMovedWhollyOrNotAtAll() {
        List<SchemaFile> all = SchemaFile.loadAll();
        SchemaFile sixth = all.get(5);
        RunningMaster.join(
                migration(all.subList(0, 5).toArray(SchemaFile[]::new)).runOnce());
        approval(1, "'p', 'update', NULL, '1'", "'gone'", "'2026-01-01', NULL, NULL, NULL");
        List<String> broken = new ArrayList<>(sixth.statements());
        broken.add(broken.size() - 1, "INSERT INTO nowhere VALUES (1)");
        List<SchemaFile> files = new ArrayList<>(all.subList(0, 5));
        files.add(new SchemaFile(6, broken));
        assertThatThrownBy(() -> RunningMaster.join(
                        migration(files.toArray(SchemaFile[]::new)).runOnce()))
                .hasMessageContaining("nowhere");
        assertThat(sql.text("SELECT COUNT(*) FROM approval")).isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM decision")).isEqualTo("0");
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("0");
        sql.rows("UPDATE approval SET revoked_at = '2026-01-02', revoked_by = 'bob' WHERE id = 1");
        RunningMaster.join(migration(all.toArray(SchemaFile[]::new)).runOnce());
        assertThat(sql.text("SELECT CONCAT_WS(' ', decision_id, author) FROM revocation"))
                .isEqualTo("1 bob");
        assertThatThrownBy(() -> approval(2, "'p', NULL, NULL, NULL", "NULL", "'2026-01-01', NULL, NULL, NULL"))
                .hasMessageContaining("moved");
    }

    @Test
    void keysOfTheSeventhVersionStillFindTheirDecisions() {
        List<SchemaFile> all = SchemaFile.loadAll();
        RunningMaster.join(
                migration(all.subList(0, 7).toArray(SchemaFile[]::new)).runOnce());
        sql.rows("INSERT INTO decision (patterns, scope, author, created_at, request) VALUES"
                + " ('[]', 'all', 'ann', '2026-01-01', UNHEX(SHA2('key', 256))),"
                + " ('[]', 'all', 'ann', '2026-01-01', NULL)");
        RunningMaster.join(migration(all.toArray(SchemaFile[]::new)).runOnce());
        assertThat(sql.text("SELECT GROUP_CONCAT(decision_id, request = UNHEX(SHA2('key', 256)), body IS NULL)"
                        + " FROM decision_request"))
                .isEqualTo("111");
    }

    private void approval(int id, String pattern, String host, String moments) {
        sql.rows(
                "INSERT INTO approval (id, package, kind, from_version, to_version, agent, author, comment, created_at,"
                        + " expires_at, revoked_at, revoked_by) VALUES (" + id + ", " + pattern + ", " + host
                        + ", 'ann', 'why', " + moments + ")");
    }

    private SchemaMigration migration(SchemaFile... files) {
        return new SchemaMigration(sql.vertx(), sql.pool(), List.of(files));
    }

    private String version() {
        return sql.text("SELECT MAX(version) FROM schema_version");
    }
}
