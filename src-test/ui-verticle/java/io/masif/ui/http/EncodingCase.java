package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.HttpClients;
import io.masif.ui.bed.ApiCase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Requests with and without Accept-Encoding, and what their answers must have. */
abstract class EncodingCase extends ApiCase {
    static final String GZIP = "gzip";

    final HttpClient client = HttpClients.create();

    HttpResponse<byte[]> get(String path, String accepted, String cookies) {
        return send(request(path, accepted, cookies).build());
    }

    HttpRequest.Builder request(String path, String accepted, String cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ui.port() + path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return accepted == null ? request : request.header("Accept-Encoding", accepted);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofByteArray()).join();
    }

    static void assertCompressed(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-encoding")).containsExactly(GZIP);
        assertHeaders(answer);
    }

    static void assertPlain(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-encoding")).isEmpty();
        assertHeaders(answer);
    }

    static void assertHeaders(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().allValues("vary")).containsExactly("Accept-Encoding");
        List<String> lengths = new ArrayList<>(answer.headers().allValues("content-length"));
        if (lengths.isEmpty()) {
            assertThat(answer.headers().allValues("transfer-encoding")).containsExactly("chunked");
        } else {
            assertThat(lengths).containsExactly(Integer.toString(answer.body().length));
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static String expanded(HttpResponse<byte[]> answer) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
