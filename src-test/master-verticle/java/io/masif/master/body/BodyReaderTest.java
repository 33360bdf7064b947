package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.overload.BodyBudget;
import io.masif.rig.process.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final int LIMIT = 64 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(20));
    private final AtomicInteger arrived = new AtomicInteger();
    private final Promise<Void> answers = Promise.promise();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void largeBodiesAreHeldUntilTheyAreAnswered() {
        HttpServer server = done(server());
        List<Future<String>> first = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            first.add(post(server, "/host" + i, LIMIT));
        }
        Await.until("there is no room for another", Duration.ofSeconds(90), () -> arrived.get() == 5);
        assertThat(done(post(server, "/another", LIMIT))).isEqualTo("too many large reports arrive at once");
        assertThat(first).noneMatch(Future::isComplete);
        answers.complete();
        assertThat(first.stream().map(BodyReaderTest::done)).containsOnly("65536");
        assertThat(done(post(server, "/another", LIMIT))).isEqualTo("65536");
    }

    @Test
    void oneHostHasOneLargeBodyAtATimeAndAsManySmallOnesAsItLikes() {
        HttpServer server = done(server());
        Future<String> large = post(server, "/host", LIMIT);
        Await.until("the large one is there", Duration.ofSeconds(90), () -> arrived.get() == 1);
        assertThat(done(post(server, "/host", LIMIT)))
                .isEqualTo("another large report of this host has not been answered yet");
        Future<String> small = post(server, "/host", 100);
        Await.until("the small one is there", Duration.ofSeconds(90), () -> arrived.get() == 2);
        answers.complete();
        assertThat(done(large)).isEqualTo("65536");
        assertThat(done(small)).isEqualTo("100");
        assertThat(done(post(server, "/host", LIMIT))).isEqualTo("65536");
    }

    @Test
    void bodyCanBeCollectedWhileTheAnswerIsHeldBack() {
        AtomicReference<WeakReference<byte[]>> read = new AtomicReference<>();
        List<HttpServerRequest> unanswered = new CopyOnWriteArrayList<>();
        BodyReader reader = new BodyReader(vertx, BodyBudget.of(vertx, LIMIT), Duration.ofSeconds(30));
        HttpServer server = done(vertx.createHttpServer()
                .requestHandler(request -> {
                    unanswered.add(request);
                    reader.read(request, request.path(), body -> {
                        read.set(new WeakReference<>(body));
                        return Future.failedFuture("refused");
                    });
                })
                .listen(0, "127.0.0.1"));
        post(server, "/host", LIMIT);
        Await.until("the body is there", Duration.ofSeconds(90), () -> read.get() != null);
        Await.until("the body is collected", Duration.ofSeconds(90), () -> {
            System.gc();
            return read.get().refersTo(null);
        });
        assertThat(unanswered).hasSize(1);
    }

    /** It answers with the length of the body, or with what is wrong with it. */
    private Future<HttpServer> server() {
        BodyReader reader = new BodyReader(vertx, BodyBudget.of(vertx, LIMIT), Duration.ofSeconds(30));
        return vertx.createHttpServer()
                .requestHandler(request -> reader.read(request, request.path(), body -> {
                            arrived.incrementAndGet();
                            return answers.future().map(Integer.toString(body.length));
                        })
                        .otherwise(Throwable::getMessage)
                        .onSuccess(text -> request.response().end(text)))
                .listen(0, "127.0.0.1");
    }

    /** On the event loop: a thread of its own could come too late for the response's body. */
    private Future<String> post(HttpServer server, String host, int length) {
        Promise<String> promise = Promise.promise();
        context.runOnContext(on -> exchange(server, host, length).onComplete(promise));
        return promise.future();
    }

    private Future<String> exchange(HttpServer server, String host, int length) {
        return client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", host)
                .compose(request -> request.send(Buffer.buffer("x".repeat(length))))
                .compose(response -> response.body().map(Buffer::toString));
    }

    private static <T> T done(Future<T> future) {
        return future.timeout(30, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
