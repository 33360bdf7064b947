package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.AgentConfiguration;
import io.masif.boot.Settings;
import io.masif.bus.LocalCodec;
import io.masif.domain.Facts;
import io.masif.domain.Plan;
import io.masif.rig.Pki;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The client of the master alone, over real TLS: a test lets it report and reads what it makes of it. */
abstract class ReportCase {
    static final String NAME = "masif.example.com";
    private static final int PATIENCE = 90;

    @TempDir
    Path folder;

    private final BlockingQueue<ReportState> states = new LinkedBlockingQueue<>();
    Vertx vertx;
    Pki pki;
    String sentence;

    @BeforeEach
    void start() {
        System.setProperty("vertx.disableDnsResolver", "true");
        vertx = Vertx.vertx();
        pki = Pki.in(folder.resolve("pki"));
        LocalCodec.register(vertx.eventBus(), Telling.class, Answer.class, ReportState.class);
        vertx.eventBus().consumer(ReportAddress.STATE, (Message<ReportState> message) -> states.add(message.body()));
    }

    @AfterEach
    void close() {
        wait(vertx.close());
    }

    TlsServer server() {
        return new TlsServer(vertx, pki.server(NAME));
    }

    Answer reportTo(TlsServer server, Pki.Identity host) {
        deploy("127.0.0.1:" + server.port(), host, Duration.ofSeconds(30));
        return tell();
    }

    void deploy(String master, Pki.Identity host, Duration patience) {
        Settings settings = new Settings(
                "MASIF_AGENT",
                Map.of(
                        "master.host",
                        master,
                        "master.cn",
                        NAME,
                        "interval.report",
                        1,
                        "tls.cert",
                        host.cert(),
                        "tls.key",
                        host.key(),
                        "tls.ca",
                        host.ca(),
                        "state.dir",
                        folder),
                Map.of());
        AgentConfiguration configuration = AgentConfiguration.from(settings);
        settings.finish();
        wait(vertx.deployVerticle(new ReportVerticle(configuration, patience)));
    }

    Answer tell() {
        return wait(vertx.eventBus()
                .<Answer>request(ReportAddress.TELL, new Telling(Plan.EMPTY, Facts.UNKNOWN, List.of()))
                .map(Message::body));
    }

    ReportState state() {
        try {
            return states.poll(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void assertTrouble(Answer answer, String part) {
        ReportState state = state();
        sentence = state.trouble();
        assertThat(answer.acknowledged()).isFalse();
        assertThat(answer.approved()).isEmpty();
        assertThat(answer.pause()).isPositive();
        assertThat(state.reached()).isFalse();
        assertThat(sentence).contains(part);
    }

    private static <T> T wait(Future<T> future) {
        return future.timeout(PATIENCE, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
