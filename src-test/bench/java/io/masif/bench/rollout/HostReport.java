package io.masif.bench.rollout;

import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

/**
 * A report on its way: over the connection that the host has, else over a new one to its own master if that is ready, else to
 * another one, as behind a balancer. Of the fleet's thread.
 */
final class HostReport {
    /** As agents wait for an answer. */
    private static final long TIMEOUT_SECONDS = 60;

    private static final int CONFLICT = 409;

    private final List<Connector> masters;
    private final IntPredicate isReady;
    private final RolloutHost host;
    private final BiConsumer<RolloutHost, Integer> onAnswer;
    private ScheduledFuture<?> timeout;

    /**
     * @param isReady of the number of a master
     * @param onAnswer gets the status, which is {@link HostConnection#BROKEN} without an answer
     */
    HostReport(
            List<Connector> masters,
            IntPredicate isReady,
            RolloutHost host,
            BiConsumer<RolloutHost, Integer> onAnswer) {
        this.masters = masters;
        this.isReady = isReady;
        this.host = host;
        this.onAnswer = onAnswer;
    }

    void send() {
        if (host.isConnected()) {
            report(host.connection());
        } else {
            connect(0);
        }
    }

    private void connect(int attempt) {
        int number = (host.number() + attempt) % masters.size();
        boolean isLast = attempt + 1 == masters.size();
        if (!isLast && !isReady.test(number)) {
            connect(attempt + 1);
            return;
        }
        masters.get(number).open(host.name(), true, (opened, failed) -> {
            if (opened != null) {
                host.setConnection(opened);
                report(opened);
            } else if (!isLast) {
                connect(attempt + 1);
            } else {
                onAnswer.accept(host, HostConnection.BROKEN);
            }
        });
    }

    private void report(HostConnection connection) {
        timeout = masters.get(0).loop().schedule(() -> giveUp(connection), TIMEOUT_SECONDS, TimeUnit.SECONDS);
        connection.send(host.request(), status -> {
            if (status == CONFLICT) {
                connection.send(host.fullRequest(), this::end);
            } else {
                end(status);
            }
        });
    }

    private void giveUp(HostConnection connection) {
        connection.close();
        end(HostConnection.BROKEN);
    }

    private void end(int status) {
        timeout.cancel(false);
        onAnswer.accept(host, status);
    }
}
