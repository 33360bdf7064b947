package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByFingerprintTest {
    private static final int MOST = 1_000_000;

    @Test
    void whatIsLargeIsRememberedForFewWhatIsSmallForMany() {
        assertThat(remembered(100_000)).isBetween(4L, 10L);
        assertThat(remembered(1000)).isBetween(380L, 770L);
    }

    @Test
    void whatIsAskedForStaysHoweverMuchComes() {
        ByFingerprint<String> known = new ByFingerprint<>(MOST);
        known.put(fingerprint(-1), "asked for", 1000);
        for (int i = 0; i < 10_000; i++) {
            known.put(fingerprint(i), "another", 1000);
            assertThat(known.get(fingerprint(-1))).isEqualTo("asked for");
        }
    }

    private static long remembered(int size) {
        ByFingerprint<String> known = new ByFingerprint<>(MOST);
        IntStream.range(0, 10_000).forEach(i -> known.put(fingerprint(i), "known", size));
        return IntStream.range(0, 10_000)
                .filter(i -> known.get(fingerprint(9999 - i)) != null)
                .count();
    }

    private static ByteBuffer fingerprint(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, number);
    }
}
