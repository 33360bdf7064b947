package io.masif.ui.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.http.HttpClients;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that are sent piece by piece. */
class FileResponseTest {
    private static final int PIECES = 400;
    private static final String PIECE = "one line of a file\n".repeat(2_000);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aFileThatIsLargerThanAllBuffersArrivesWhole() {
        AtomicInteger count = new AtomicInteger();
        HttpResponse<String> answer =
                get(() -> vertx.timer(1).map(fired -> count.incrementAndGet() > PIECES ? null : PIECE));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PIECE.repeat(PIECES));
        assertThat(count).hasValue(PIECES + 1);
    }

    @Test
    void anEmptyFileHasAName() {
        HttpResponse<String> answer = get(Future::succeededFuture);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"list.txt\"");
    }

    @Test
    void theClientNoticesThatTheSourceThrows() {
        AtomicInteger count = new AtomicInteger();
        assertThatThrownBy(() -> get(() -> {
                    if (count.incrementAndGet() > 1) {
                        throw new IllegalStateException("no second piece");
                    }
                    return vertx.timer(1).map(PIECE);
                }))
                .hasCauseInstanceOf(IOException.class);
    }

    private HttpResponse<String> get(Supplier<Future<String>> source) {
        Router router = Router.router(vertx);
        router.get("/list").handler(context -> new FileResponse(context, "text/plain", "list.txt").send(source));
        router.route().failureHandler(context -> context.request().connection().close());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        URI address = URI.create("http://127.0.0.1:" + server.actualPort() + "/list");
        return HttpClients.builder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
