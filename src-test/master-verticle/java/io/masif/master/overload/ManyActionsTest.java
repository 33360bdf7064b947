package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyActionsTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final int MAX_ACTIONS = 20_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String TOO_MANY_NEW = "this host has reported too many new actions within an hour\n";

    @TempDir
    static Path folder;

    @Test
    void reportWithVeryManyActionsIsStoredAndOneWithMoreIsRefused() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (RunningMaster master = RunningMaster.start(database, name, pki, Map.of("api.actionLimit", MAX_ACTIONS));
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            for (int more : new int[] {MAX_ACTIONS + 1, 5 * MAX_ACTIONS}) {
                HttpAgent.Answer refused = web.post(V1, tasks("p", more));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body()).contains("20000 actions at most, but this one has more");
            }
            assertThat(web.post(V1, tasks("p", MAX_ACTIONS)).status()).isEqualTo(200);
            assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("20000");
            assertThat(web.post(V1, tasks("p", MAX_ACTIONS)).body()).isEqualTo("[]");
        }
    }

    @Test
    void hostThatReportsEverMoreNewActionsIsRefusedAndOthersAreNot() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (RunningMaster master = RunningMaster.start(database, name, pki, Map.of("api.actionLimit", MAX_ACTIONS));
                HttpAgent misbehaving = HttpAgent.of(master, pki, "wild");
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Log log = new Log();
                Sql sql = new Sql(database, name)) {
            misbehaving.post(V1, tasks("p", MAX_ACTIONS));
            HttpAgent.Answer refused = Await.value(
                    "its own refusal", TIMEOUT, () -> Optional.of(misbehaving.postOnce(V1, tasks("q", MAX_ACTIONS)))
                            .filter(answer -> answer.body().equals(TOO_MANY_NEW)));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().get("Retry-After")).matches("[1-9][0-9]*");
            assertThat(misbehaving.postOnce(V1, tasks("r", MAX_ACTIONS)).status())
                    .isEqualTo(503);
            assertThat(log.count("it reports ever more new actions agent=wild")).isEqualTo(1);
            assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo(String.valueOf(MAX_ACTIONS));
            assertThat(web.post(V1, tasks("q", 50)).status()).isEqualTo(200);
            assertThat(misbehaving.post(V1, tasks("p", MAX_ACTIONS / 2)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void actionsThatTheDatabaseHasAreNotNewToAMasterThatWasStarted() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (RunningMaster master = RunningMaster.start(database, name, pki, Map.of("api.actionLimit", MAX_ACTIONS));
                HttpAgent web = HttpAgent.of(master, pki, "web")) {
            web.post(V1, tasks("p", MAX_ACTIONS));
        }
        try (RunningMaster master = RunningMaster.start(database, name, pki, Map.of("api.actionLimit", MAX_ACTIONS));
                HttpAgent web = HttpAgent.of(master, pki, "web");
                HttpAgent mail = HttpAgent.of(master, pki, "mail")) {
            web.post(V1, tasks("p", MAX_ACTIONS));
            mail.post(V1, tasks("p", MAX_ACTIONS - 1));
            assertThat(web.post(V1, tasks("q", MAX_ACTIONS)).status()).isEqualTo(200);
            assertThat(mail.post(V1, tasks("r", MAX_ACTIONS)).status()).isEqualTo(200);
        }
    }

    private static String tasks(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        "{\"package\":\"" + prefix + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
