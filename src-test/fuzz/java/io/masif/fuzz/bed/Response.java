package io.masif.fuzz.bed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response.
 *
 * @param headers names in lower case
 * @param isComplete whether its end is known and was there
 */
public record Response(int status, Map<String, String> headers, String body, boolean isComplete) {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r\n]*");
    private static final int FIRST_FINAL = 200;

    public Response {
        headers = Map.copyOf(headers);
    }

    /** A header's value; empty if there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** All responses that stand in what a server has sent, the last one perhaps only in part. */
    public static List<Response> parseAll(byte[] sent) {
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        List<Response> responses = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int head = text.indexOf("\r\n\r\n", at);
            Matcher status = STATUS.matcher(text).region(at, text.length());
            if (head < 0 || !status.lookingAt()) {
                return responses;
            }
            Map<String, String> headers = headers(text.substring(at, head));
            at = parseOne(responses, Integer.parseInt(status.group(1)), headers, text, head + 4);
        }
        return responses;
    }

    /** Adds the one whose body begins there; where the next begins. */
    private static int parseOne(
            List<Response> responses, int status, Map<String, String> headers, String text, int from) {
        if (status < FIRST_FINAL || status == 204 || status == 304) {
            responses.add(new Response(status, headers, "", true));
            return from;
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            StringBuilder body = new StringBuilder();
            int end = parseChunks(text, from, body);
            responses.add(new Response(status, headers, decodeUtf8(body.toString()), end >= 0));
            return end < 0 ? text.length() : end;
        }
        String length = headers.get("content-length");
        // an answer to HEAD has no body, whatever length it says
        boolean hasNoBody = text.startsWith("HTTP/1.", from);
        int end = length == null ? text.length() : hasNoBody ? from : from + Integer.parseInt(length);
        int availableEnd = Math.min(end, text.length());
        responses.add(new Response(
                status,
                headers,
                decodeUtf8(text.substring(from, availableEnd)),
                length != null && end <= text.length()));
        return availableEnd;
    }

    private static int parseChunks(String text, int from, StringBuilder body) {
        int at = from;
        int line = text.indexOf("\r\n", at);
        while (line >= 0) {
            int length =
                    Integer.parseInt(text.substring(at, line).split(";", -1)[0].strip(), 16);
            int end = line + 2 + length + 2;
            if (end > text.length()) {
                return -1;
            }
            body.append(text, line + 2, end - 2);
            if (length == 0) {
                return end;
            }
            at = end;
            line = text.indexOf("\r\n", at);
        }
        return -1;
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>();
        head.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return headers;
    }

    private static String decodeUtf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
