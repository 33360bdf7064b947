package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
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
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOO_MANY_NEW = "this host has told of too many new actions within an hour\n";

    @TempDir
    static Path folder;

    @Test
    void reportWithVeryManyActionsIsStoredAndOneWithMoreIsRefused() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (PlayedMaster master = PlayedMaster.start(database, name, pki, Map.of("api.actionLimit", MOST));
                PlayedAgent web = PlayedAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            for (int more : new int[] {MOST + 1, 5 * MOST}) {
                PlayedAgent.Answer refused = web.post(V1, tasks("p", more));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body()).contains("20000 actions at most, but this one has more");
            }
            assertThat(web.post(V1, tasks("p", MOST)).status()).isEqualTo(200);
            assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("20000");
            assertThat(web.post(V1, tasks("p", MOST)).body()).isEqualTo("[]");
        }
    }

    @Test
    void hostThatTellsOfEverMoreNewActionsIsToldToComeBackAndOthersAreNot() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (PlayedMaster master = PlayedMaster.start(database, name, pki, Map.of("api.actionLimit", MOST));
                PlayedAgent wild = PlayedAgent.of(master, pki, "wild");
                PlayedAgent web = PlayedAgent.of(master, pki, "web");
                Log log = new Log();
                Sql sql = new Sql(database, name)) {
            wild.post(V1, tasks("p", MOST));
            PlayedAgent.Answer refused =
                    Await.value("its own refusal", PATIENCE, () -> Optional.of(wild.once(V1, tasks("q", MOST)))
                            .filter(answer -> answer.body().equals(TOO_MANY_NEW)));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().get("Retry-After")).matches("[1-9][0-9]*");
            assertThat(wild.once(V1, tasks("r", MOST)).status()).isEqualTo(503);
            assertThat(log.count("it tells of ever more new actions agent=wild"))
                    .isEqualTo(1);
            assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo(String.valueOf(MOST));
            assertThat(web.post(V1, tasks("q", 50)).status()).isEqualTo(200);
            assertThat(wild.post(V1, tasks("p", MOST / 2)).status()).isEqualTo(200);
        }
    }

    @Test
    void actionsThatTheDatabaseHasAreNotNewToAMasterThatWasStarted() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (PlayedMaster master = PlayedMaster.start(database, name, pki, Map.of("api.actionLimit", MOST));
                PlayedAgent web = PlayedAgent.of(master, pki, "web")) {
            web.post(V1, tasks("p", MOST));
        }
        try (PlayedMaster master = PlayedMaster.start(database, name, pki, Map.of("api.actionLimit", MOST));
                PlayedAgent web = PlayedAgent.of(master, pki, "web");
                PlayedAgent mail = PlayedAgent.of(master, pki, "mail")) {
            web.post(V1, tasks("p", MOST));
            mail.post(V1, tasks("p", MOST - 1));
            assertThat(web.post(V1, tasks("q", MOST)).status()).isEqualTo(200);
            assertThat(mail.post(V1, tasks("r", MOST)).status()).isEqualTo(200);
        }
    }

    private static String tasks(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        "{\"package\":\"" + prefix + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
