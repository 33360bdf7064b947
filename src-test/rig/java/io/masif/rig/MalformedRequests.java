package io.masif.rig;

import io.masif.rig.RawRequest.Expected;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that are wrong in one way each, for every port that speaks HTTP/1.1. No server may answer one with 500, or
 * log a stack trace because of it. Each asks the server to close the connection after its answer.
 */
public final class MalformedRequests {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final int MANY = 3000;
    private static final int LONG = 20_000;

    private final List<RawRequest> requests = new ArrayList<>();
    private final String path;
    private final String more;

    private MalformedRequests(String path, String... more) {
        this.path = path;
        this.more = more.length == 0 ? "" : String.join("\r\n", more) + "\r\n";
    }

    /**
     * All of them.
     *
     * @param path that the server has
     * @param more header lines that each of them gets as well, such as a cookie
     */
    public static List<RawRequest> at(String path, String... more) {
        MalformedRequests all = new MalformedRequests(path, more);
        all.targets();
        all.linesAndHeaders();
        all.lengths();
        all.forms();
        all.upgrades();
        all.values();
        all.abandoned();
        return List.copyOf(all.requests);
    }

    private void targets() {
        refused("% at the end of the path", request("GET", path + "%"));
        refused("% and one digit at the end of the path", request("GET", path + "%2"));
        refused("% and no digits in the path", request("POST", path + "%zz", "Content-Length: 0"));
        refused("% and no digits as the whole path", request("GET", "/%"));
        answered("encoded slash and dots", request("GET", "/static/..%2f..%2fetc/passwd"));
        answered("encoded backslash and dots", request("GET", "/static/..%5c..%5cetc/passwd"));
        answered("encoded NUL", request("GET", path + "%00"));
        answered("encoded bytes that are no UTF-8", request("GET", path + "%c0%af%ff"));
        answered("dots that lead out", request("GET", "/../../../etc/passwd"));
        answered("% at the end of the query", request("GET", path + "?a=%"));
        answered("% and no digits in the query", request("GET", path + "?%zz=%zz&&==&"));
        answered("query of many parameters", request("GET", path + "?" + "a&".repeat(1000)));
        answered("query with the same parameter twice", request("GET", path + "?a=1&a=2"));
        answered("bytes above ASCII in the path", request("GET", path + "\u00ff\u00fe"));
        answered("path of slashes", request("GET", "//" + "/".repeat(200)));
        refused("path without a slash", request("GET", "x"));
        refused("no path, but a query", request("GET", "?"));
        refused("asterisk", request("OPTIONS", "*"));
        refused("host and port as for CONNECT", request("CONNECT", "127.0.0.1:1"));
        answered("address of another server", request("GET", "http://other.example" + path));
        answered("address that cannot be parsed", request("GET", "http://[" + path));
        refused("path too long", request("GET", "/" + "x".repeat(LONG)));
    }

    private void linesAndHeaders() {
        refused("no Host", "GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + more + "\r\n");
        refused(
                "blank Host that goes on in the next line",
                "GET " + path + " HTTP/1.1\r\nHost:\r\n\t\r\nConnection: close\r\n" + more + "\r\n");
        refused("Host that is none", "GET " + path + " HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n" + more + "\r\n");
        refused("two Hosts", request("GET", path, "Host: other"));
        answered("empty Host in HTTP/1.0", "GET " + path + " HTTP/1.0\r\nHost:\r\n" + more + "\r\n");
        refused("unknown expectation", request("POST", path, "Expect: x", "Content-Length: 2") + "[]");
        refused("unknown expectation on GET", request("GET", path, "Expect: x"));
        refused("many headers", request("GET", path, "A: b\r\n".repeat(MANY) + "A: b"));
        refused("long header", request("GET", path, "X-Long: " + "x".repeat(LONG)));
        refused("header without a colon", request("GET", path, "nonsense"));
        refused("blank in a header's name", request("GET", path, "X Y: z"));
        refused("blank before the colon", request("POST", path, "Content-Length : 0"));
        answered("header without a name", request("GET", path, ": x"));
        answered("header of two lines", request("GET", path, "X-Folded: a", "  b"));
        refused("NUL in a header", request("GET", path, "X-Nul: a\0b"));
        refused("unknown method", request("NONSENSE", path));
        refused("method in lower case", request("get", path));
        refused("long method", request("X".repeat(1000), path));
        refused("no version", "GET " + path + "\r\n\r\n");
        refused("unknown version", "GET " + path + " HTTP/3.7\r\nHost: m\r\nConnection: close\r\n" + more + "\r\n");
        refused("version that is none", "GET " + path + " HTTP/1.1x\r\nHost: m\r\n" + more + "\r\n");
        refused("no HTTP", "nonsense\r\n\r\n");
        refused("bytes that are no text", "\0\1\2\3\u00ff\u00fe\r\n\r\n");
        answered("lines that end in LF", request("GET", path).replace("\r\n", "\n"));
    }

    private void lengths() {
        refused("Content-Length and Transfer-Encoding", chunked("Content-Length: 12") + "2\r\n[]\r\n0\r\n\r\n");
        refused("both of them on GET", request("GET", path, "Content-Length: 5", CHUNKED) + "0\r\n\r\n");
        refused("two lengths", post("Content-Length: 2", "Content-Length: 3") + "[]x");
        refused("negative length", post("Content-Length: -1"));
        refused("length that is no number", post("Content-Length: x"));
        refused("length with a sign", post("Content-Length: +2") + "[]");
        refused("length too large for a long", post("Content-Length: 99999999999999999999"));
        refused("length of nine exabytes", post("Content-Length: 9223372036854775807"));
        refused("unknown transfer encoding", post("Transfer-Encoding: nonsense"));
        refused("chunked, but not last", post("Transfer-Encoding: chunked, gzip") + "0\r\n\r\n");
        refused("chunk whose size is no number", chunked() + "zz\r\n[]\r\n0\r\n\r\n");
        refused("chunk of a negative size", chunked() + "-2\r\n[]\r\n0\r\n\r\n");
        refused("chunk too large for an int", chunked() + "fffffffff\r\n[]\r\n0\r\n\r\n");
    }

    private void forms() {
        answered("form type on GET", request("GET", path, FORM));
        answered("form type on GET with a body", request("GET", path, FORM, "Content-Length: 3") + "a=b");
        answered("multipart type on GET", request("GET", path, "Content-Type: multipart/form-data"));
        refused("form instead of what is expected", post(FORM, "Content-Length: 3") + "a=b");
        refused("form with % at its end", post(FORM, "Content-Length: 3") + "a=%");
        refused("form of many fields", form("a=b&".repeat(MANY)));
        refused("form with a long field", form("x".repeat(LONG) + "=y"));
        refused("multipart without a boundary", post("Content-Type: multipart/form-data", "Content-Length: 2") + "--");
        refused(
                "multipart without an end",
                post("Content-Type: multipart/form-data; boundary=b", "Content-Length: 5") + "--b\r\n");
        refused("type that is none", post("Content-Type: ;;/", "Content-Length: 1") + "x");
        refused("unknown charset", post("Content-Type: application/json; charset=nonsense", "Content-Length: 1") + "x");
        refused("body said to be compressed", post("Content-Encoding: gzip", "Content-Length: 1") + "x");
        refused("bytes that are no UTF-8", post("Content-Type: application/json", "Content-Length: 2") + "\u00c3(");
    }

    private void upgrades() {
        answered(
                "upgrade to HTTP/2",
                "GET " + path + " HTTP/1.1\r\nHost: m\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n" + more + "\r\n");
        refused("HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
        answered(
                "upgrade to WebSocket without a key",
                "GET " + path + " HTTP/1.1\r\nHost: m\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n" + more
                        + "\r\n");
        refused("beginning of TLS within the connection", "\26\3\1\2\0\1\0\1\374\3\3" + "\0".repeat(40) + "\r\n\r\n");
    }

    private void values() {
        answered("cookie that is none", request("GET", path, "Cookie: =;;=\u00ff; a"));
        answered("credentials that are no Base64", request("GET", path, "Authorization: Basic !!!"));
        answered("credentials without a colon", request("GET", path, "Authorization: Basic YQ=="));
        answered("token that is empty", request("GET", path, "Authorization: Bearer "));
        answered("unknown scheme", request("GET", path, "Authorization: Nonsense"));
        answered("range that is none", request("GET", path, "Range: bytes=x-"));
        answered("date that is none", request("GET", path, "If-Modified-Since: yesterday"));
        answered("event id that is none", request("GET", path, "Last-Event-ID: \u00ff"));
        answered("accepted types that are none", request("GET", path, "Accept: ;q=x, */", "Accept-Language: ;;"));
        answered("proxies that are none", request("GET", path, "X-Forwarded-For: ,,", "Forwarded: for=\""));
    }

    private void abandoned() {
        abandoned("closed within the first line", "GET " + path);
        abandoned("closed within the headers", "GET " + path + " HTTP/1.1\r\nHost: m\r\nX-");
        abandoned("closed before the body", post("Content-Length: 100"));
        abandoned("closed within the body", post("Content-Length: 100") + "[{\"a");
        abandoned("closed within a chunk", chunked() + "64\r\n[{");
        abandoned("closed after 100-continue was asked for", post("Content-Length: 10", "Expect: 100-continue"));
        abandoned("closed without an answer being read", post("Content-Length: 2") + "[]");
    }

    private String request(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: m\r\nConnection: close\r\n" + more
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

    private void refused(String name, String text) {
        requests.add(new RawRequest(name, text, Expected.REFUSED));
    }

    private void answered(String name, String text) {
        requests.add(new RawRequest(name, text, Expected.ANSWERED));
    }

    private void abandoned(String name, String text) {
        requests.add(new RawRequest(name, text, Expected.ABANDONED));
    }
}
