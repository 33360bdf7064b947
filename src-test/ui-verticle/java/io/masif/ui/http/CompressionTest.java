package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are compressed where the client accepts it, and a compressed page gives no secret away. */
class CompressionTest extends ApiCase {
    private static final String GZIP = "gzip";
    private static final String MASKS = "(csrf-token\" content|name=\"csrf\" value)=\"[^\"]+\"";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aCompressedPageHasTheSameContent() {
        Browser page = loggedIn();
        HttpResponse<byte[]> compressed = get("/", GZIP, page.cookies());
        HttpResponse<byte[]> plain = get("/", null, page.cookies());
        assertCompressed(compressed);
        assertPlain(plain);
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
        assertThat(expanded(compressed).replaceAll(MASKS, ""))
                .isEqualTo(text(plain).replaceAll(MASKS, ""));
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

    /** They have no body that could have an encoding. */
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
        assertPlain(get("/api/v1/hosts", GZIP, loggedIn().cookies()));
    }

    /** An event would wait in the compressor for those after it. */
    @Test
    void streamOfEventsIsNotCompressed() throws IOException {
        HttpRequest request =
                request("/api/v1/events", GZIP, loggedIn().cookies()).build();
        HttpResponse<InputStream> stream =
                client.sendAsync(request, BodyHandlers.ofInputStream()).join();
        try (InputStream body = stream.body()) {
            assertThat(stream.headers().firstValue("content-encoding")).isEmpty();
            assertThat(new String(body.readNBytes(11), StandardCharsets.UTF_8)).isEqualTo("retry: 1000");
        }
    }

    @Test
    void theCsrfTokenDiffersOnEachPageAndEachOneIsValid() {
        Browser page = loggedIn();
        String one = page.csrf();
        String other = page.csrf();
        String stored =
                rows.query("SELECT csrf_token FROM session").iterator().next().getString(0);
        assertThat(one).isNotEqualTo(other);
        assertThat(page.get("/").body()).doesNotContain(stored);
        assertThat(page.postForm("/logout", "csrf", stored).statusCode()).isEqualTo(403);
        assertThat(page.postForm("/logout", "csrf", "").statusCode()).isEqualTo(403);
        assertThat(page.postForm("/logout", "csrf", changed(other)).statusCode())
                .isEqualTo(403);
        assertThat(page.postForm("/choose-hosts", "csrf", one).statusCode()).isNotEqualTo(403);
        assertThat(page.postForm("/logout", "csrf", other).statusCode()).isEqualTo(303);
    }

    private static String changed(String token) {
        return (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
    }

    private Browser loggedIn() {
        Browser browser = ui.browser();
        assertThat(browser.logIn(RunningUi.PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    private HttpResponse<byte[]> bigList(String accepted) {
        if (rows.query("SELECT 1 FROM agent").size() == 0) {
            rows.putHosts(200, PERL);
            awaitPending(1);
        }
        return get("/api/v1/hosts", accepted, loggedIn().cookies());
    }

    private HttpResponse<byte[]> get(String path, String accepted, String cookies) {
        return send(request(path, accepted, cookies).build());
    }

    private HttpRequest.Builder request(String path, String accepted, String cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ui.port() + path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return accepted == null ? request : request.header("Accept-Encoding", accepted);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofByteArray()).join();
    }

    private static void assertCompressed(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-encoding")).containsExactly(GZIP);
        assertHeaders(answer);
    }

    private static void assertPlain(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-encoding")).isEmpty();
        assertHeaders(answer);
    }

    private static void assertHeaders(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().allValues("vary")).containsExactly("Accept-Encoding");
        List<String> lengths = new ArrayList<>(answer.headers().allValues("content-length"));
        if (lengths.isEmpty()) {
            assertThat(answer.headers().allValues("transfer-encoding")).containsExactly("chunked");
        } else {
            assertThat(lengths).containsExactly(Integer.toString(answer.body().length));
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String expanded(HttpResponse<byte[]> answer) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
