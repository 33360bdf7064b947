package io.masif.fuzz.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes requests: their first line, their headers, their bodies, or their bytes. */
public final class HttpMutation {
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PATCH",
            "PRI",
            "get",
            "",
            "G\u0000T");
    private static final List<String> PATHS = List.of(
            "*",
            "",
            "//",
            "/%",
            "/%zz",
            "/%00",
            "/%c0%ae%c0%ae/",
            "/static/..%2f",
            "/static/../..",
            "/static/%2e%2e/app.css",
            "/static/webjars/",
            "/hosts/%",
            "/hosts/%ff",
            "/hosts?page=99999999999",
            "/hosts?q=%&page=-1",
            "/hosts?state=nothing",
            "/parts/live/x",
            "/parts/hosts/x",
            "/revoke/99999999999999999999",
            "/login?user=%",
            "/api/v1/hosts/%",
            "/api/v1/hosts?cursor=x",
            "/api/v1/approvals/1%",
            "/api/v1/approvals/-1",
            "/api/v1/nothing",
            "/api",
            "http://localhost/livez",
            "http://[::1/",
            "livez",
            "/livez#a",
            "/livez?%",
            "/metrics;x=1",
            "/v1/pending-tasks?",
            "/v2/report/",
            "?",
            "/\\..\\");
    private static final List<String> VERSIONS =
            List.of("HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/0.9", "HTTP/1.1 x", "http/1.1", "HTTP/9999999999.1", "");
    private static final List<String> HEADERS = List.of(
            "Host: ",
            "Host: a b",
            "Host: localhost:99999999",
            "Expect: x",
            "Expect: 100-continue",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, identity",
            "Content-Length: -1",
            "Content-Length: +5",
            "Content-Length: 5, 5",
            "Content-Length: 99999999999999999999",
            "Content-Length: 3000000000",
            "Content-Length: x",
            "Content-Length: 0",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: %%%",
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
            "Connection: close",
            "Connection: keep-alive",
            "Cookie: masif_session=",
            "Cookie: masif_session=a; masif_session=b",
            "Cookie: ;;=,=\u0001",
            "Authorization: Basic",
            "Authorization: Basic !!!",
            "Authorization: Basic YQ==",
            "Authorization: Basic Og==",
            "Authorization: Bearer ",
            "Authorization: Digest x",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=",
            "Content-Type: multipart/form-data; boundary=b; charset=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: application/x-www-form-urlencoded; charset=x",
            "Content-Type: ;;;",
            "Content-Encoding: gzip",
            "Accept: ;q=x",
            "Range: bytes=0-",
            "Range: bytes=99-1",
            "Range: x",
            "If-Modified-Since: x",
            "If-None-Match: \"",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "HX-Request: true",
            "Last-Event-ID: x",
            "Masif-Machine: x",
            "Masif-Machine: \u001b[2J",
            "X-Forwarded-For: x, 1.2.3.4",
            "Forwarded: for=\"[x",
            " folded",
            "\tfolded",
            "NoColon",
            ": empty",
            "A\u0000B: c",
            "A b: c",
            "Caf\u00e9: \u00e9");
    private static final ByteMutation BYTES = new ByteMutation(List.of(
            "\r\n",
            "\r\n\r\n",
            "\n\n",
            " HTTP/1.1",
            "Host: x\r\n",
            "0\r\n\r\n",
            "ffffffffff\r\n",
            "5;a=b\r\n",
            "%",
            "&",
            "=",
            "--b\r\n",
            "--b--",
            "filename=\"x\"",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /livez HTTP/1.1\r\n\r\n"));

    private HttpMutation() {}

    /** A changed request for the same port. */
    public static byte[] mutate(Randomness random, byte[] input, byte[] other) {
        int line = indexOf(input, '\n') + 1;
        byte[] port = Arrays.copyOf(input, line);
        byte[] request = Arrays.copyOfRange(input, line, input.length);
        byte[] mixed = Arrays.copyOfRange(other, indexOf(other, '\n') + 1, other.length);
        byte[] changed = random.chance(35) ? BYTES.mutate(random, request, mixed) : rewrite(random, request, mixed);
        byte[] whole = Arrays.copyOf(port, port.length + changed.length);
        System.arraycopy(changed, 0, whole, port.length, changed.length);
        return whole;
    }

    private static int indexOf(byte[] input, char sign) {
        int at = 0;
        while (at < input.length && input[at] != sign) {
            at++;
        }
        return at;
    }

    private static byte[] rewrite(Randomness random, byte[] request, byte[] other) {
        String text = new String(request, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        List<String> head = new ArrayList<>(List.of(text.substring(0, end).split("\r\n", -1)));
        String body = text.substring(end + 4);
        for (int changes = random.nextBetween(1, 3); changes > 0; changes--) {
            int at = random.nextBetween(1, head.size());
            switch (random.nextBelow(7)) {
                case 0 -> head.set(0, mutateLine(random, head.get(0)));
                case 1, 2, 3 -> head.add(at, random.pick(HEADERS));
                case 4 -> removeHeader(random, head);
                case 5 -> repeatHeader(random, head);
                default -> body = mutateBody(random, body);
            }
        }
        String pipelined = random.chance(5) ? new String(other, StandardCharsets.UTF_8) : "";
        return (String.join("\r\n", head) + "\r\n\r\n" + body + pipelined).getBytes(StandardCharsets.UTF_8);
    }

    private static String mutateLine(Randomness random, String line) {
        String[] words = (line + "  ").split(" ", -1);
        String method = random.chance(30) ? random.pick(METHODS) : words[0];
        String path = random.chance(70) ? random.pick(PATHS) : HostileTexts.mutate(random, words[1]);
        return method + " " + path + " " + (random.chance(20) ? random.pick(VERSIONS) : words[2]);
    }

    private static void removeHeader(Randomness random, List<String> head) {
        if (head.size() > 1) {
            head.remove(random.nextBetween(1, head.size() - 1));
        }
    }

    private static void repeatHeader(Randomness random, List<String> head) {
        if (random.chance(30)) {
            head.add("X-Long: " + "a".repeat(random.pick(1000, 8000, 9000, 70_000)));
        } else if (head.size() > 1) {
            String header = random.pick(head.subList(1, head.size()));
            for (int times = random.pick(1, 1, 2, 200); times > 0; times--) {
                head.add(header);
            }
        }
    }

    private static String mutateBody(Randomness random, String body) {
        return switch (random.nextBelow(5)) {
            case 0 -> "";
            case 1 -> body + HostileTexts.pick(random);
            case 2 -> "a&".repeat(random.pick(10, 1000, 20_001));
            case 3 -> body.replace("=", "=%").replace("name=\"", "name=\"" + HostileTexts.pick(random));
            default -> HostileTexts.mutate(random, body);
        };
    }
}
