package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedReadsTest {
    private static final int MANY = 1000;

    private final List<Integer> reads = new ArrayList<>();
    private final SharedReads<Integer, String> shared = new SharedReads<>(this::read, Duration.ofHours(1));

    @Test
    void allWhoAskForAKeyShareOneRead() {
        assertThat(List.of(
                        shared.get(1).result(),
                        shared.get(2).result(),
                        shared.get(1).result()))
                .containsExactly("1", "2", "1");
        assertThat(reads).containsExactly(1, 2);
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        shared.get(1);
        shared.get(2);
        shared.forget(1);
        shared.get(1);
        shared.get(2);
        assertThat(reads).containsExactly(1, 2, 1);
        shared.forgetAll();
        shared.get(2);
        assertThat(reads).containsExactly(1, 2, 1, 2);
    }

    @Test
    void onlyTheLatestKeysAreKept() {
        for (int key = 0; key < MANY; key++) {
            shared.get(key);
        }
        shared.get(MANY - 1);
        assertThat(reads).hasSize(MANY);
        shared.get(0);
        assertThat(reads).hasSize(MANY + 1);
    }

    private Future<String> read(Integer key) {
        reads.add(key);
        return Future.succeededFuture(Integer.toString(key));
    }
}
