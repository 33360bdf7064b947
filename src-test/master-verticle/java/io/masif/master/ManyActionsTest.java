package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyActionsTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final int MOST = 20_000;

    @TempDir
    static Path folder;

    @Test
    void reportWithVeryManyActionsIsStoredAndOneWithMoreIsRefused() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        try (PlayedMaster master = PlayedMaster.start(database, name, pki);
                PlayedAgent web = PlayedAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            web.postWhenReady(V1, "[]");
            PlayedAgent.Answer refused = web.post(V1, tasks(MOST + 1));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("20000 actions at most, but this one has 20001");
            assertThat(web.post(V1, tasks(MOST)).status()).isEqualTo(200);
            assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("20000");
            assertThat(web.post(V1, tasks(MOST)).body()).isEqualTo("[]");
        }
    }

    private static String tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"package\":\"p" + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
