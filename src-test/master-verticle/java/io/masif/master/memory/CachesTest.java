package io.masif.master.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachesTest {
    private static final int MAX_BYTES = 1_000_000;

    @Test
    void whatIsLargeIsRememberedForFewWhatIsSmallForMany() {
        assertThat(countRemembered(100_000)).isBetween(1L, 10L);
        assertThat(countRemembered(1000)).isBetween(100L, 1000L);
    }

    @Test
    void frequentlyReadEntryStaysHoweverManyAreAdded() {
        Cache<Integer, String> cache = Caches.ofBytes(MAX_BYTES, (key, value) -> 1000);
        cache.put(-1, "asked for");
        for (int i = 0; i < 10_000; i++) {
            cache.put(i, "another");
            assertThat(cache.getIfPresent(-1)).isEqualTo("asked for");
        }
    }

    @Test
    void cacheOfEntriesHoldsSoManyAndKeepsWhatIsRead() {
        Cache<Integer, String> cache = Caches.ofEntries(100);
        cache.put(-1, "asked for");
        for (int i = 0; i < 10_000; i++) {
            cache.put(i, "another");
            assertThat(cache.getIfPresent(-1)).isEqualTo("asked for");
        }
        assertThat(cache.asMap()).hasSizeLessThanOrEqualTo(100);
    }

    private static long countRemembered(int size) {
        Cache<Integer, String> cache = Caches.ofBytes(MAX_BYTES, (key, value) -> size);
        IntStream.range(0, 10_000).forEach(i -> cache.put(i, "known"));
        return IntStream.range(0, 10_000)
                .filter(i -> cache.getIfPresent(i) != null)
                .count();
    }
}
