package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are compressed where the client accepts it. */
class CompressionTest extends EncodingCase {
    private static final String MASKS = "(csrf-token\" content|name=\"csrf\" value)=\"[^\"]+\"";

    @Test
    void aCompressedPageHasTheSameContent() {
        Browser page = ui.logIn();
        AtomicReference<HttpResponse<byte[]>> before = new AtomicReference<>(get("/", null, page.cookies()));
        AtomicReference<HttpResponse<byte[]>> answer = new AtomicReference<>();
        HttpResponse<byte[]> plain = Await.value("a page that stays as it is", TIMEOUT, () -> {
            answer.set(get("/", GZIP, page.cookies()));
            HttpResponse<byte[]> after = get("/", null, page.cookies());
            String earlier = masked(text(before.getAndSet(after)));
            return Optional.of(after).filter(each -> masked(text(each)).equals(earlier));
        });
        HttpResponse<byte[]> compressed = answer.get();
        assertCompressed(compressed);
        assertPlain(plain);
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
        assertThat(masked(expanded(compressed))).isEqualTo(masked(text(plain)));
    }

    private static String masked(String page) {
        return page.replaceAll(MASKS, "");
    }

    @Test
    void apiIsCompressed() {
        HttpResponse<byte[]> plain = bigList(null);
        assertPlain(plain);
        assertCompressed(bigList(GZIP));
        assertThat(expanded(bigList(GZIP))).isEqualTo(text(plain)).contains("host-199");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "identity", "br", "notgzip", "*;q=0", "*, gzip;q=0"})
    void aClientThatDoesNotAcceptGzipGetsPlainContent(String accepted) {
        assertPlain(get(StaticFiles.style(), accepted, ""));
    }

    /** An answer without a body has no encoding. */
    @Test
    void answersWithoutABodyHaveNoEncoding() {
        assertThat(get("/", null, "").statusCode()).isEqualTo(303);
        for (String accepted : new String[] {GZIP, null, "identity"}) {
            for (String path : List.of("/", "/favicon.ico")) {
                assertEmpty(get(path, accepted, ""));
            }
            assertEmpty(
                    send(request("/", accepted, "").header("HX-Request", "true").build()));
        }
    }

    private static void assertEmpty(HttpResponse<byte[]> answer) {
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("content-encoding")).isEmpty();
        assertHeaders(answer);
    }

    @Test
    void streamOfEventsForAClientOfHttp10HasNoEncoding() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ui.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.0\r\nHost: m\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer "
                                    + RunningUi.TOKEN + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(head(socket.getInputStream()))
                    .contains(" 200 ")
                    .contains("text/event-stream")
                    .doesNotContainIgnoringCase("content-encoding");
        }
    }

    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = stream.read(); next >= 0 && head.indexOf("\r\n\r\n") < 0; next = stream.read()) {
            head.append((char) next);
        }
        return head.toString();
    }

    @Test
    void tinyAnswerIsNotCompressed() {
        assertPlain(get("/api/v1/hosts", GZIP, ui.logIn().cookies()));
    }

    /** A compressor would hold an event back until the next one. */
    @Test
    void streamOfEventsIsNotCompressed() throws IOException {
        HttpRequest request =
                request("/api/v1/events", GZIP, ui.logIn().cookies()).build();
        HttpResponse<InputStream> stream =
                client.sendAsync(request, BodyHandlers.ofInputStream()).join();
        try (InputStream body = stream.body()) {
            assertThat(stream.headers().firstValue("content-encoding")).isEmpty();
            assertThat(new String(body.readNBytes(11), StandardCharsets.UTF_8)).isEqualTo("retry: 1000");
        }
    }

    private HttpResponse<byte[]> bigList(String accepted) {
        if (rows.query("SELECT 1 FROM agent").size() == 0) {
            rows.putHosts(200, PERL);
            awaitPending(1);
        }
        return get("/api/v1/hosts?limit=1000", accepted, ui.logIn().cookies());
    }
}
