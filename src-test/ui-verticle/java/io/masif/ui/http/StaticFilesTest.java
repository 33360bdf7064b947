package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts and styles are compressed and cached. */
class StaticFilesTest extends EncodingCase {
    @Test
    void staticFilesAreCompressed() {
        for (String file : List.of(StaticFiles.style(), StaticFiles.script(), StaticFiles.htmx())) {
            HttpResponse<byte[]> plain = get(file, null, "");
            HttpResponse<byte[]> compressed = get(file, "br;q=1.0, gzip;q=0.5", "");
            assertCompressed(compressed);
            assertThat(expanded(compressed)).isEqualTo(text(plain));
            assertThat(compressed.headers().firstValue("cache-control"))
                    .isEqualTo(plain.headers().firstValue("cache-control"));
        }
    }

    @Test
    void aCachedFileIsNotSentAgain() {
        for (String accepted : new String[] {GZIP, null}) {
            String tag = get(StaticFiles.style(), accepted, "")
                    .headers()
                    .firstValue("etag")
                    .orElseThrow();
            assertNotModified(tag, accepted);
            assertNotModified("\"other\", W/" + tag, accepted);
            assertNotModified("*", accepted);
        }
        assertThat(ifNoneMatch("\"other\"", GZIP).statusCode()).isEqualTo(200);
    }

    @Test
    void compressedFileHasATagOfItsOwn() {
        assertThat(get(StaticFiles.style(), GZIP, "").headers().firstValue("etag"))
                .isNotEqualTo(get(StaticFiles.style(), null, "").headers().firstValue("etag"));
    }

    private void assertNotModified(String tags, String accepted) {
        HttpResponse<byte[]> again = ifNoneMatch(tags, accepted);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("content-encoding")).isEmpty();
        assertThat(again.headers().firstValue("etag")).isPresent();
        assertThat(again.headers().allValues("vary")).containsExactly("Accept-Encoding");
    }

    private HttpResponse<byte[]> ifNoneMatch(String tags, String accepted) {
        return send(request(StaticFiles.style(), accepted, "")
                .header("If-None-Match", tags)
                .build());
    }
}
