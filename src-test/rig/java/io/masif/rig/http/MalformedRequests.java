package io.masif.rig.http;

import io.masif.rig.http.RawRequest.Expected;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that are wrong in one way each, for every port that speaks HTTP/1.1. No server may answer one with 500, or
 * log a stack trace because of it. Each asks the server to close the connection after its answer.
 */
public final class MalformedRequests {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final int MANY_HEADERS = 3000;
    private static final int LONG_LENGTH = 20_000;

    private final List<RawRequest> requests = new ArrayList<>();
    private final String path;
    private final String extraHeaders;

    private MalformedRequests(String path, String... extraHeaders) {
        this.path = path;
        this.extraHeaders = extraHeaders.length == 0 ? "" : String.join("\r\n", extraHeaders) + "\r\n";
    }

    /**
     * All of them.
     *
     * @param path that the server has
     * @param extraHeaders header lines that each of them gets as well, such as a cookie
     */
    public static List<RawRequest> forPath(String path, String... extraHeaders) {
        MalformedRequests all = new MalformedRequests(path, extraHeaders);
        all.addTargets();
        all.addLinesAndHeaders();
        all.addLengths();
        all.addForms();
        all.addUpgrades();
        all.addValues();
        all.addAbandoned();
        return List.copyOf(all.requests);
    }

    private void addTargets() {
        addRefused("% at the end of the path", request("GET", path + "%"));
        addRefused("% and one digit at the end of the path", request("GET", path + "%2"));
        addRefused("% and no digits in the path", request("POST", path + "%zz", "Content-Length: 0"));
        addRefused("% and no digits as the whole path", request("GET", "/%"));
        addAnswered("encoded slash and dots", request("GET", "/static/..%2f..%2fetc/passwd"));
        addAnswered("encoded backslash and dots", request("GET", "/static/..%5c..%5cetc/passwd"));
        addAnswered("encoded NUL", request("GET", path + "%00"));
        addAnswered("encoded bytes that are no UTF-8", request("GET", path + "%c0%af%ff"));
        addAnswered("dots that lead out", request("GET", "/../../../etc/passwd"));
        addAnswered("% at the end of the query", request("GET", path + "?a=%"));
        addAnswered("% and no digits in the query", request("GET", path + "?%zz=%zz&&==&"));
        addAnswered("query of many parameters", request("GET", path + "?" + "a&".repeat(1000)));
        addAnswered("query with the same parameter twice", request("GET", path + "?a=1&a=2"));
        addAnswered("bytes above ASCII in the path", request("GET", path + "\u00ff\u00fe"));
        addAnswered("path of slashes", request("GET", "//" + "/".repeat(200)));
        addRefused("path without a slash", request("GET", "x"));
        addRefused("no path, but a query", request("GET", "?"));
        addRefused("asterisk", request("OPTIONS", "*"));
        addRefused("host and port as for CONNECT", request("CONNECT", "127.0.0.1:1"));
        addAnswered("address of another server", request("GET", "http://other.example" + path));
        addAnswered("address that cannot be parsed", request("GET", "http://[" + path));
        addRefused("path too long", request("GET", "/" + "x".repeat(LONG_LENGTH)));
    }

    private void addLinesAndHeaders() {
        addRefused("no Host", "GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + extraHeaders + "\r\n");
        addRefused(
                "blank Host that goes on in the next line",
                "GET " + path + " HTTP/1.1\r\nHost:\r\n\t\r\nConnection: close\r\n" + extraHeaders + "\r\n");
        addRefused(
                "Host that is none",
                "GET " + path + " HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n" + extraHeaders + "\r\n");
        addRefused("two Hosts", request("GET", path, "Host: other"));
        addAnswered("empty Host in HTTP/1.0", "GET " + path + " HTTP/1.0\r\nHost:\r\n" + extraHeaders + "\r\n");
        addRefused("unknown expectation", request("POST", path, "Expect: x", "Content-Length: 2") + "[]");
        addRefused("unknown expectation on GET", request("GET", path, "Expect: x"));
        addRefused("many headers", request("GET", path, "A: b\r\n".repeat(MANY_HEADERS) + "A: b"));
        addRefused("long header", request("GET", path, "X-Long: " + "x".repeat(LONG_LENGTH)));
        addRefused("header without a colon", request("GET", path, "nonsense"));
        addRefused("blank in a header's name", request("GET", path, "X Y: z"));
        addRefused("blank before the colon", request("POST", path, "Content-Length : 0"));
        addAnswered("header without a name", request("GET", path, ": x"));
        addAnswered("header of two lines", request("GET", path, "X-Folded: a", "  b"));
        addRefused("NUL in a header", request("GET", path, "X-Nul: a\0b"));
        addRefused("unknown method", request("NONSENSE", path));
        addRefused("method in lower case", request("get", path));
        addRefused("long method", request("X".repeat(1000), path));
        addRefused("no version", "GET " + path + "\r\n\r\n");
        addRefused(
                "unknown version",
                "GET " + path + " HTTP/3.7\r\nHost: m\r\nConnection: close\r\n" + extraHeaders + "\r\n");
        addRefused("version that is none", "GET " + path + " HTTP/1.1x\r\nHost: m\r\n" + extraHeaders + "\r\n");
        addRefused("no HTTP", "nonsense\r\n\r\n");
        addRefused("bytes that are no text", "\0\1\2\3\u00ff\u00fe\r\n\r\n");
        addAnswered("lines that end in LF", request("GET", path).replace("\r\n", "\n"));
    }

    private void addLengths() {
        addRefused("Content-Length and Transfer-Encoding", chunked("Content-Length: 12") + "2\r\n[]\r\n0\r\n\r\n");
        addRefused("both of them on GET", request("GET", path, "Content-Length: 5", CHUNKED) + "0\r\n\r\n");
        addRefused("two lengths", post("Content-Length: 2", "Content-Length: 3") + "[]x");
        addRefused("negative length", post("Content-Length: -1"));
        addRefused("length that is no number", post("Content-Length: x"));
        addRefused("length with a sign", post("Content-Length: +2") + "[]");
        addRefused("length too large for a long", post("Content-Length: 99999999999999999999"));
        addRefused("length of nine exabytes", post("Content-Length: 9223372036854775807"));
        addRefused("unknown transfer encoding", post("Transfer-Encoding: nonsense"));
        addRefused("chunked, but not last", post("Transfer-Encoding: chunked, gzip") + "0\r\n\r\n");
        addRefused("chunk whose size is no number", chunked() + "zz\r\n[]\r\n0\r\n\r\n");
        addRefused("chunk of a negative size", chunked() + "-2\r\n[]\r\n0\r\n\r\n");
        addRefused("chunk too large for an int", chunked() + "fffffffff\r\n[]\r\n0\r\n\r\n");
    }

    private void addForms() {
        addAnswered("form type on GET", request("GET", path, FORM));
        addAnswered("form type on GET with a body", request("GET", path, FORM, "Content-Length: 3") + "a=b");
        addAnswered("multipart type on GET", request("GET", path, "Content-Type: multipart/form-data"));
        addRefused("form instead of what is expected", post(FORM, "Content-Length: 3") + "a=b");
        addRefused("form with % at its end", post(FORM, "Content-Length: 3") + "a=%");
        addRefused("form of many fields", form("a=b&".repeat(MANY_HEADERS)));
        addRefused("form with a long field", form("x".repeat(LONG_LENGTH) + "=y"));
        addRefused(
                "multipart without a boundary", post("Content-Type: multipart/form-data", "Content-Length: 2") + "--");
        addRefused(
                "multipart without an end",
                post("Content-Type: multipart/form-data; boundary=b", "Content-Length: 5") + "--b\r\n");
        addRefused("type that is none", post("Content-Type: ;;/", "Content-Length: 1") + "x");
        addRefused(
                "unknown charset", post("Content-Type: application/json; charset=nonsense", "Content-Length: 1") + "x");
        addRefused("body said to be compressed", post("Content-Encoding: gzip", "Content-Length: 1") + "x");
        addRefused("bytes that are no UTF-8", post("Content-Type: application/json", "Content-Length: 2") + "\u00c3(");
    }

    private void addUpgrades() {
        addAnswered(
                "upgrade to HTTP/2",
                "GET " + path + " HTTP/1.1\r\nHost: m\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n" + extraHeaders + "\r\n");
        addRefused("HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
        addAnswered(
                "upgrade to WebSocket without a key",
                "GET " + path + " HTTP/1.1\r\nHost: m\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n"
                        + extraHeaders + "\r\n");
        addRefused(
                "beginning of TLS within the connection", "\26\3\1\2\0\1\0\1\374\3\3" + "\0".repeat(40) + "\r\n\r\n");
    }

    private void addValues() {
        addAnswered("cookie that is none", request("GET", path, "Cookie: =;;=\u00ff; a"));
        addAnswered("credentials that are no Base64", request("GET", path, "Authorization: Basic !!!"));
        addAnswered("credentials without a colon", request("GET", path, "Authorization: Basic YQ=="));
        addAnswered("token that is empty", request("GET", path, "Authorization: Bearer "));
        addAnswered("unknown scheme", request("GET", path, "Authorization: Nonsense"));
        addAnswered("range that is none", request("GET", path, "Range: bytes=x-"));
        addAnswered("date that is none", request("GET", path, "If-Modified-Since: yesterday"));
        addAnswered("event id that is none", request("GET", path, "Last-Event-ID: \u00ff"));
        addAnswered("accepted types that are none", request("GET", path, "Accept: ;q=x, */", "Accept-Language: ;;"));
        addAnswered("proxies that are none", request("GET", path, "X-Forwarded-For: ,,", "Forwarded: for=\""));
    }

    private void addAbandoned() {
        addAbandoned("closed within the first line", "GET " + path);
        addAbandoned("closed within the headers", "GET " + path + " HTTP/1.1\r\nHost: m\r\nX-");
        addAbandoned("closed before the body", post("Content-Length: 100"));
        addAbandoned("closed within the body", post("Content-Length: 100") + "[{\"a");
        addAbandoned("closed within a chunk", chunked() + "64\r\n[{");
        addAbandoned("closed after 100-continue was asked for", post("Content-Length: 10", "Expect: 100-continue"));
        addAbandoned("closed without an answer being read", post("Content-Length: 2") + "[]");
    }

    private String request(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: m\r\nConnection: close\r\n" + extraHeaders
                + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    private String post(String... headers) {
        return request("POST", path, headers);
    }

    private String chunked(String... headers) {
        return post(headers.length == 0 ? CHUNKED : headers[0] + "\r\n" + CHUNKED);
    }

    private String form(String fields) {
        return post(FORM, "Content-Length: " + fields.length()) + fields;
    }

    private void addRefused(String name, String text) {
        requests.add(new RawRequest(name, text, Expected.REFUSED));
    }

    private void addAnswered(String name, String text) {
        requests.add(new RawRequest(name, text, Expected.ANSWERED));
    }

    private void addAbandoned(String name, String text) {
        requests.add(new RawRequest(name, text, Expected.ABANDONED));
    }
}
