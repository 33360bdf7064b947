package io.masif.ui.rollout.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Futures;
import io.masif.ui.rollout.plan.HealthCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check takes for good, and what it says is wrong. */
class HealthCheckClientTest {
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() {
        server = Futures.await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Location", "/elsewhere")
                        .end(body))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        Futures.await(vertx.close());
    }

    private CheckResult ask(HealthCheck.Kind kind) {
        String url = "http://127.0.0.1:" + server.actualPort() + "/check";
        return Futures.await(new HealthCheckClient(vertx).ask(new HealthCheck(kind, url)));
    }

    @Test
    void anAnswerWithAnyGoodStatusIsGood() {
        status = 204;
        assertThat(ask(HealthCheck.Kind.HTTP).isGood()).isTrue();
        status = 503;
        assertThat(ask(HealthCheck.Kind.HTTP).problem()).isEqualTo("the answer has the status 503");
        status = 302;
        assertThat(ask(HealthCheck.Kind.HTTP).problem()).isEqualTo("the answer has the status 302");
    }

    @Test
    void aQueryThatYieldsNothingIsGood() {
        body = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
        assertThat(ask(HealthCheck.Kind.PROMETHEUS).isGood()).isTrue();
        body =
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"job\":\"web\"}}]}}";
        assertThat(ask(HealthCheck.Kind.PROMETHEUS).problem()).contains("yields 1 results", "web");
        body = "<html>";
        assertThat(ask(HealthCheck.Kind.PROMETHEUS).problem()).contains("not that of Prometheus");
        body = "{\"data\":{\"result\":[" + " ".repeat(2_000_000) + "]}}";
        assertThat(ask(HealthCheck.Kind.PROMETHEUS).problem()).contains("more than");
    }

    @Test
    void noAnswerIsABadOne() {
        Futures.await(server.close());
        assertThat(ask(HealthCheck.Kind.HTTP).problem()).startsWith("there is no answer: ");
        HealthCheck unreachable = new HealthCheck(HealthCheck.Kind.HTTP, "http://127.0.0.1:99999/");
        assertThat(Futures.await(new HealthCheckClient(vertx).ask(unreachable)).problem())
                .startsWith("there is no answer: ");
    }

    @Test
    void anAnswerThatDoesNotEndIsABadOneAndItsConnectionIsClosed() {
        AtomicBoolean isClosed = new AtomicBoolean();
        HttpServer slow = Futures.await(vertx.createHttpServer()
                .requestHandler(request -> {
                    request.connection().closeHandler(closed -> isClosed.set(true));
                    request.response().setChunked(true);
                    vertx.setPeriodic(100, timer -> request.response().write(" "));
                })
                .listen(0, "127.0.0.1"));
        HealthCheck check =
                new HealthCheck(HealthCheck.Kind.PROMETHEUS, "http://127.0.0.1:" + slow.actualPort() + "/check");
        CheckResult result = Futures.await(new HealthCheckClient(vertx, Duration.ofSeconds(1)).ask(check));
        assertThat(result.problem()).isEqualTo("there was no answer within 1 s");
        Await.until("closed", Duration.ofSeconds(30), isClosed::get);
    }
}
