package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.ReportState;
import io.masif.boot.config.Settings;
import io.masif.bus.LocalCodec;
import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.rig.tls.Pki;
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
public abstract class ReportCase {
    public static final String NAME = "masif.example.com";
    private static final int TIMEOUT_SECONDS = 90;

    @TempDir
    public Path folder;

    private final BlockingQueue<ReportState> states = new LinkedBlockingQueue<>();
    public Vertx vertx;
    public Pki pki;
    String sentence;

    @BeforeEach
    void start() {
        System.setProperty("vertx.disableDnsResolver", "true");
        vertx = Vertx.vertx();
        pki = Pki.in(folder.resolve("pki"));
        LocalCodec.register(vertx.eventBus(), AgentReport.class, ReportResult.class, ReportState.class);
        vertx.eventBus()
                .consumer(ReportAddress.REPORT_STATE, (Message<ReportState> message) -> states.add(message.body()));
    }

    @AfterEach
    void close() {
        wait(vertx.close());
    }

    public TlsServer server() {
        return new TlsServer(vertx, pki.server(NAME));
    }

    ReportResult reportTo(TlsServer server, Pki.Identity host) {
        deploy("127.0.0.1:" + server.port(), host, Duration.ofSeconds(30));
        return report();
    }

    public void deploy(String master, Pki.Identity host, Duration answerTimeout) {
        wait(vertx.deployVerticle(new ReportVerticle(configure(master, host), answerTimeout)));
    }

    public AgentConfiguration configure(String master, Pki.Identity host) {
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
        return configuration;
    }

    public ReportResult report() {
        return wait(vertx.eventBus()
                .<ReportResult>request(ReportAddress.REPORT, new AgentReport(Plan.EMPTY, Facts.UNKNOWN, List.of()))
                .map(Message::body));
    }

    ReportState awaitState() {
        try {
            return states.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void assertProblem(ReportResult answer, String part) {
        ReportState state = awaitState();
        sentence = state.problem();
        assertThat(answer.acknowledged()).isFalse();
        assertThat(answer.approved()).isEmpty();
        assertThat(answer.reportDelay()).isPositive();
        assertThat(state.acknowledged()).isFalse();
        assertThat(sentence).contains(part);
    }

    void assertOneShortLine() {
        assertThat(sentence).hasSizeLessThanOrEqualTo(1000).matches("[^\\p{C}\\p{Zl}\\p{Zp}]*");
    }

    public static <T> T wait(Future<T> future) {
        return future.timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
