package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of Accept-Encoding accept gzip. */
class AcceptEncodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.5",
                "deflate,gzip ; q=0.001",
                "*",
                "br, *;q=0.1",
                "*;q=0, gzip",
                "gzip;q=1.000",
                "|br|gzip"
            })
    void accepts(String headers) {
        assertThat(AcceptEncoding.acceptsGzip(values(headers))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "gzip;q=0",
                "gzip; q=0.000",
                "*, gzip;q=0",
                "gzip;q=0, gzip",
                "*;q=0",
                "br, deflate",
                "notgzip",
                "gzip2",
                "gzip;q=2",
                "gzip;q=-1",
                "gzip;q=x",
                "gzip;level=9",
                "gzip deflate",
                "|gzip;q=0|br"
            })
    void doesNotAccept(String headers) {
        assertThat(AcceptEncoding.acceptsGzip(values(headers))).isFalse();
    }

    /** Several headers are separated by bars. */
    private static List<String> values(String headers) {
        return Arrays.asList(headers.split("\\|", -1));
    }
}
