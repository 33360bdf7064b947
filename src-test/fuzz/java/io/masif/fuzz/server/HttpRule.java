package io.masif.fuzz.server;

import io.masif.fuzz.bed.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The answers that no request may get. */
final class HttpRule {
    /** 501 and 505 are for a protocol that is none of ours. */
    private static final Set<Integer> ALLOWED_SERVER_ERRORS = Set.of(501, 503, 505);

    private HttpRule() {}

    /** What is wrong with the answers to what was sent. */
    static Optional<String> findFault(byte[] request, List<Response> responses) {
        for (Response response : responses) {
            int status = response.status();
            if (status >= 500 && !ALLOWED_SERVER_ERRORS.contains(status)) {
                return Optional.of("status " + status + ": " + response.body());
            }
            if (status == 503 && response.header("retry-after").isEmpty() && !isProbe(response)) {
                return Optional.of("503 without Retry-After: " + response.body());
            }
            if (status == 101) {
                return Optional.of("switched to another protocol: " + response.headers());
            }
        }
        return isSmuggled(request, responses)
                ? Optional.of("body of two lengths: both Content-Length and Transfer-Encoding were accepted")
                : Optional.empty();
    }

    /** Who asks whether a part is ready comes again by itself. */
    private static boolean isProbe(Response response) {
        return response.body().contains("\"reasons\"");
    }

    private static boolean isSmuggled(byte[] request, List<Response> responses) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? "" : text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        return head.contains("\r\ncontent-length:")
                && head.contains("\r\ntransfer-encoding: chunked\r\n")
                && head.split("\r\n", -1)[0].endsWith(" http/1.1")
                && responses.stream().anyMatch(each -> each.status() >= 200 && each.status() < 300);
    }
}
