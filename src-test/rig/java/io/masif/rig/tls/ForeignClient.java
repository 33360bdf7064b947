package io.masif.rig.tls;

import io.masif.rig.http.HttpClients;
import io.masif.rig.retry.UnavailableRetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** An agent of version 1 that shares no code with ours but for reading its certificate. */
public final class ForeignClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final HttpClient client;
    private final URI address;

    /** @param own the client's identity; null for a client that shows no certificate */
    public ForeignClient(int port, Path ca, Pki.Identity own) {
        this.address = URI.create("https://127.0.0.1:" + port);
        this.client = HttpClients.builder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .sslContext(ClientTls.create(ca, own))
                .build();
    }

    /** Reports tasks, a JSON array, until a master has taken them. */
    public HttpResponse<String> report(String tasks) throws IOException, InterruptedException {
        return report("/v1/pending-tasks", tasks);
    }

    /** Reports something to a path until a master has taken it. */
    public HttpResponse<String> report(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = createRequest("POST", path, body);
        return UnavailableRetry.send(TIMEOUT, () -> HttpClients.send(client, request, BodyHandlers.ofString()));
    }

    /** Sends any request, once. */
    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(createRequest(method, path, body), BodyHandlers.ofString());
    }

    private HttpRequest createRequest(String method, String path, String body) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
