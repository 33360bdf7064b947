package io.masif.fuzz.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.fuzz.bed.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServerRulesTest {
    @Test
    void aRefusalIsASentence() {
        assertThat(RefusalRule.findFault(response(400, "plan is missing"))).isEmpty();
        assertThat(RefusalRule.findFault(response(500, "internal error"))).contains("status 500");
        assertThat(RefusalRule.findFault(response(302, "elsewhere"))).contains("status 302");
        assertThat(RefusalRule.findFault(response(503, "too busy"))).contains("503 without Retry-After");
        assertThat(RefusalRule.findFault(response(400, ""))).contains("400 without a sentence");
        assertThat(RefusalRule.findFault(response(400, "java.lang.NullPointerException")))
                .isPresent();
        assertThat(RefusalRule.findFault(response(400, "no \u001b[31m here"))).isPresent();
    }

    @Test
    void noRequestMayBecomeAFaultOfOurs() {
        byte[] both = bytes("POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        assertThat(HttpRule.findFault(both, List.of(response(400, "no")))).isEmpty();
        assertThat(HttpRule.findFault(both, List.of(response(200, "[]")))).isPresent();
        assertThat(HttpRule.findFault(bytes("GET"), List.of(response(500, "")))).isPresent();
        assertThat(HttpRule.findFault(bytes("GET"), List.of(response(101, "")))).isPresent();
        assertThat(HttpRule.findFault(bytes("GET"), List.of(response(503, "later"))))
                .isPresent();
    }

    private static Response response(int status, String body) {
        return new Response(status, Map.of(), body, true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
