package io.masif.ui.bed;

import io.masif.rig.http.HttpClients;
import io.masif.rig.process.Await;
import io.masif.rig.retry.UnavailableRetry;
import io.masif.rig.tls.ClientTls;
import io.masif.ui.bed.contract.ContractCheck;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client that keeps cookies and follows no redirects. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final String base;
    private final HttpClient client;
    private String authorization;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean isImpatient;

    public Browser(String base) {
        this(base, HttpClients.builder().cookieHandler(new CookieManager()).build());
    }

    /** One that trusts an authority for HTTPS. */
    public static Browser trusting(String base, Path ca) {
        return new Browser(
                base,
                HttpClients.builder()
                        .cookieHandler(new CookieManager())
                        .sslContext(ClientTls.trusting(ca))
                        .build());
    }

    private Browser(String base, HttpClient client) {
        this.base = base;
        this.client = client;
    }

    /** The same browser, with its cookies and credentials, at another port of the same host. */
    public Browser withBase(String otherBase) {
        Browser browser = new Browser(otherBase, client);
        browser.authorization = authorization;
        return browser;
    }

    public String base() {
        return base;
    }

    public Browser withBasicAuthentication(String user, String password) {
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Browser withBearerToken(String token) {
        authorization = "Bearer " + token;
        return this;
    }

    public HttpResponse<String> logIn(String password) {
        return logIn("admin", password);
    }

    /** The answer to the administrator's login when the UI has started. */
    public HttpResponse<String> logInWhenReady() {
        return Await.value("an answer", ApiCase.TIMEOUT, () -> Optional.of(logIn(RunningUi.PASSWORD))
                .filter(answer -> answer.statusCode() != 503));
    }

    public HttpResponse<String> logIn(String user, String password) {
        return postForm("/login", "user", user, "password", password);
    }

    /** The value of the header Cookie. */
    public String cookies() {
        return ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** The token of the page's session. */
    public String csrf() {
        Matcher matcher = CSRF.matcher(get("/").body());
        return matcher.find() ? matcher.group(1) : "none";
    }

    public HttpResponse<String> get(String path) {
        return send(createRequest(path), "GET", null);
    }

    /** The body of a file, which the UI sends as it is read. */
    public InputStream open(String path) {
        return send(createRequest(path).GET().build(), BodyHandlers.ofInputStream())
                .body();
    }

    public HttpResponse<String> delete(String path) {
        return send(createRequest(path), "DELETE", null);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    /** Posts with an Idempotency-Key. */
    public HttpResponse<String> post(String path, String json, String idempotencyKey) {
        HttpRequest.Builder request = createRequest(path).header("Idempotency-Key", idempotencyKey);
        return send(request.header("Content-Type", "application/json"), "POST", json);
    }

    /** A request with any method, path and body. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(method, path, "application/json", json);
    }

    public HttpResponse<String> postForm(String path, String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", path, "application/x-www-form-urlencoded", form.toString());
    }

    /** Opens an event stream, from the beginning or after an event. */
    public EventStreamReader openEvents(String lastEventId) {
        return openEvents("/api/v1/events", lastEventId);
    }

    /** Opens the event stream at a path with parameters. */
    public EventStreamReader openEvents(String path, String lastEventId) {
        HttpRequest.Builder request = createRequest(path);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new EventStreamReader(
                send(request.build(), BodyHandlers.ofInputStream()).body());
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        return send(createRequest(path).header("Content-Type", type), method, body);
    }

    /** What the API answers must be as its contract says. */
    private HttpResponse<String> send(HttpRequest.Builder builder, String method, String body) {
        HttpRequest request = builder.method(
                        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = isImpatient
                ? send(request, BodyHandlers.ofString())
                : UnavailableRetry.sendWhileBusy(() -> send(request, BodyHandlers.ofString()));
        String rawPath = request.uri().getRawPath();
        // the page that shows the contract is no operation
        if (rawPath.startsWith("/api/") && !rawPath.equals("/api/docs")) {
            ContractCheck.check(method, request.uri(), body, answer);
        }
        return answer;
    }

    /** The answer to a request whose body is sent by that publisher. */
    public HttpResponse<String> post(String path, BodyPublisher body) {
        return send(
                createRequest(path)
                        .header("Content-Type", "application/json")
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends requests as a proxy does for a client of that address. */
    public Browser forwardedFor(String address) {
        return withHeader("X-Forwarded-For", address);
    }

    /** Sends requests with a header. */
    public Browser withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends no request again that was refused because the database was too slow. */
    public Browser impatient() {
        isImpatient = true;
        return this;
    }

    private HttpRequest.Builder createRequest(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return HttpClients.send(client, request, handler);
    }
}
