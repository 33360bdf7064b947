package io.masif.agent.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.report.ReportCase;
import io.masif.agent.report.TlsServer;
import io.masif.domain.Plan;
import io.masif.rig.process.Await;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A report that is given up before it is sent, since there is another one. */
class AbortedReportTest extends ReportCase {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final AtomicInteger connects = new AtomicInteger();

    @Test
    void isNotSentIfItIsGivenUpWhileTheFilesAreRead() {
        TlsServer server = server().listen(0);
        MasterConnection connection = open(server.port());
        Future<MasterReply> aborted = onLoop(() -> {
            Future<MasterReply> reply = post(connection);
            connection.abort();
            return reply.recover(failure -> Future.succeededFuture());
        });
        assertThat(wait(aborted)).isNull();
        assertThat(wait(onLoop(() -> post(connection))).status()).isEqualTo(200);
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void keepsNoConnectionIfItIsGivenUpWhileThatIsMade() {
        TlsServer server = server().listen(0);
        Promise<Void> open = Promise.promise();
        MasterConnection connection = open(listenInFrontOf(server.port(), open.future()));
        Promise<MasterReply> aborted = Promise.promise();
        vertx.runOnContext(start -> post(connection).onComplete(aborted));
        Await.until("a connection", PATIENCE, () -> connects.get() == 1);
        wait(onLoop(() -> {
            connection.abort();
            return Future.succeededFuture();
        }));
        open.complete();
        assertThat(wait(aborted.future().recover(failure -> Future.succeededFuture())))
                .isNull();
        assertThat(wait(onLoop(() -> post(connection))).status()).isEqualTo(200);
        assertThat(server.requests).hasValue(1);
    }

    private MasterConnection open(int port) {
        MasterConnection connection = new MasterConnection(vertx, configure("127.0.0.1:" + port, pki.client("host")));
        wait(connection.open());
        return connection;
    }

    /** A proxy that passes nothing until it is open. */
    private int listenInFrontOf(int port, Future<Void> open) {
        return wait(vertx.createNetServer()
                        .connectHandler(client -> {
                            client.pause();
                            connects.incrementAndGet();
                            open.compose(opened -> vertx.createNetClient().connect(port, "127.0.0.1"))
                                    .onSuccess(server -> connect(client, server));
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private static void connect(NetSocket client, NetSocket server) {
        client.pipeTo(server);
        server.pipeTo(client);
    }

    private static Future<MasterReply> post(MasterConnection connection) {
        return connection.post(new Report(Plan.EMPTY.digest(), Optional.empty(), null, List.of()), PATIENCE);
    }

    /** As the agent's verticles call it. */
    private <T> Future<T> onLoop(Supplier<Future<T>> call) {
        Promise<T> result = Promise.promise();
        vertx.runOnContext(start -> call.get().onComplete(result));
        return result.future();
    }
}
