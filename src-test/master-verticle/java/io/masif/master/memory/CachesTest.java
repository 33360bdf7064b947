package io.masif.master.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachesTest {
    private static final int MOST = 1_000_000;

    @Test
    void whatIsLargeIsRememberedForFewWhatIsSmallForMany() {
        assertThat(remembered(100_000)).isBetween(1L, 10L);
        assertThat(remembered(1000)).isBetween(100L, 1000L);
    }

    @Test
    void whatIsAskedForStaysHoweverMuchComes() {
        Cache<Integer, String> known = Caches.of(MOST, (key, value) -> 1000);
        known.put(-1, "asked for");
        for (int i = 0; i < 10_000; i++) {
            known.put(i, "another");
            assertThat(known.getIfPresent(-1)).isEqualTo("asked for");
        }
    }

    private static long remembered(int size) {
        Cache<Integer, String> known = Caches.of(MOST, (key, value) -> size);
        IntStream.range(0, 10_000).forEach(i -> known.put(i, "known"));
        return IntStream.range(0, 10_000)
                .filter(i -> known.getIfPresent(i) != null)
                .count();
    }
}
