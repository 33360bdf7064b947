package io.masif.fuzz.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResponseTest {
    @Test
    void readsOneResponseAfterTheOther() {
        List<Response> all = parseAll("HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nRetry-After: 5\r\n\r\nok"
                + "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2;x\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
                + "HTTP/1.1 404 Not Found\r\ncontent-length: 9\r\n\r\nHTTP/1.1 500 Internal Server Error\r\n\r\n");
        assertThat(all).extracting(Response::status).containsExactly(100, 200, 200, 404, 500);
        assertThat(all).extracting(Response::body).containsExactly("", "ok", "abc", "", "");
        assertThat(all.get(1).header("retry-after")).isEqualTo("5");
    }

    @Test
    void detectsIncompleteResponses() {
        assertThat(parseAll("HTTP/1.1 200 OK\r\nContent-Len")).isEmpty();
        assertThat(parseAll("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok")
                        .get(0)
                        .isComplete())
                .isFalse();
        assertThat(parseAll("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n")
                        .get(0)
                        .isComplete())
                .isFalse();
        assertThat(parseAll("HTTP/1.1 200 OK\r\n\r\nok").get(0).isComplete()).isFalse();
    }

    private static List<Response> parseAll(String text) {
        return Response.parseAll(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
