package io.masif.fuzz.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests for each port: an input is a line with the port's name, and then the bytes that are sent there. What is only
 * known when the parts run stands for itself in capitals between two signs.
 */
public final class HttpRequests {
    /** Stands for the token of the UI's API. */
    public static final String TOKEN = "@TOKEN@";
    /** Stands for the cookie of a session. */
    public static final String COOKIE = "@COOKIE@";
    /** Stands for what the forms of that session carry. */
    public static final String CSRF = "@CSRF@";

    /** Stands for the length of the body, when the others have been replaced. */
    public static final String LENGTH = "@LENGTH@";

    private static final String BEARER = "Authorization: Bearer " + TOKEN + "\r\n";
    private static final String SESSION = "Cookie: masif_session=" + COOKIE + "\r\n";
    private static final Map<String, List<String>> ALL = all();

    private HttpRequests() {}

    /** The names of the ports. */
    public static List<String> ports() {
        return List.copyOf(ALL.keySet());
    }

    /** A request that every port is to answer well. */
    public static byte[] pickAccepted(Randomness random) {
        String port = random.pick(ports());
        return (port + "\n" + random.pick(ALL.get(port))).getBytes(StandardCharsets.UTF_8);
    }

    /** A request by which is seen whether the port still answers. */
    public static byte[] getFirst(String port) {
        return ALL.get(port).get(0).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        all.put("agent", List.of(get("/v1/load", ""), get("/v1/status", ""), get("/metrics", "")));
        List<String> management = List.of(get("/livez", ""), get("/readyz", ""), get("/metrics", ""), head("/livez"));
        all.put("master-management", management);
        all.put("ui-management", management);
        all.put(
                "master",
                List.of(
                        post("/v1/pending-tasks", "Content-Type: application/json\r\n", "[]"),
                        post("/v1/pending-tasks", "", task()),
                        chunked("/v1/pending-tasks", "[", "]"),
                        post("/v2/report", "Masif-Machine: 0123456789abcdef0123456789abcdef\r\n", emptyReport()),
                        post("/v2/report", "Expect: 100-continue\r\n", emptyReport())));
        all.put("ui", ui());
        return all;
    }

    private static List<String> ui() {
        List<String> ui = new ArrayList<>(List.of(
                get("/login", ""),
                get("/api/v1/pending", BEARER),
                get("/api/v1/approvals", BEARER),
                get("/api/v1/hosts?q=honest&state=&limit=1", BEARER),
                get("/api/v1/hosts/agent", BEARER),
                get("/static/app.css", ""),
                get("/static/webjars/htmx.org/2.0.10/dist/htmx.min.js", ""),
                get("/favicon.ico", ""),
                head("/login")));
        for (String page : List.of("/", "/hosts?q=a&page=1", "/hosts/agent", "/parts/pending", "/parts/summary")) {
            ui.add(get(page, SESSION));
            ui.add(get(page, SESSION + "HX-Request: true\r\n"));
        }
        String form = SESSION + "Content-Type: application/x-www-form-urlencoded\r\n";
        ui.add(post(
                "/choose-hosts",
                form + "HX-Request: true\r\n",
                "csrf=" + CSRF + "&action=%5B%22foo%22%2C%22update%22%2C%221.1%22%5D"));
        ui.add(post(
                "/approve",
                SESSION + "Content-Type: multipart/form-data; boundary=b\r\n",
                formPart("csrf", CSRF) + formPart("action", "[\"foo\",\"update\",\"1.1\"]") + formPart("for", "all")
                        + "--b--\r\n"));
        return ui;
    }

    private static String formPart(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String task() {
        return "[{\"package\":\"foo\",\"action\":\"update\",\"from_version\":\"1.0\",\"to_version\":\"1.1\"}]";
    }

    /** The digest is that of a plan without actions. */
    private static String emptyReport() {
        return "{\"plan\":{\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
                + "\"actions\":[]},\"facts\":{\"os\":\"Debian 12\"}}";
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    private static String head(String path) {
        return "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
                + (body.contains(CSRF) ? LENGTH : Integer.toString(body.length())) + "\r\n\r\n"
                + body;
    }

    private static String chunked(String path, String... chunks) {
        StringBuilder request = new StringBuilder(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (String chunk : chunks) {
            request.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return request.append("0\r\n\r\n").toString();
    }
}
