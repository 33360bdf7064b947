package io.masif.bench.cluster.load;

import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.masif.bench.request.Requests;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A host that has nothing new, and asks to be answered when there is something new for it. One that loses its master reports
 * something to another one; so does one that has no answer ten seconds after it should have come. Of the load's thread.
 */
final class HeldReport {
    /** How long its answer may be held back. */
    static final int HOLD_SECONDS = 3;

    private static final int OK = 200;
    private static final long TIMEOUT_SECONDS = HOLD_SECONDS + 10;

    private final HostLoad load;
    private final Connector connector;
    private final HostConnection connection;
    private final int host;
    private final LoadReport last;
    private long sentAt;
    private ScheduledFuture<?> timeout;

    /** @param last what the host has reported last */
    HeldReport(HostLoad load, Connector connector, HostConnection connection, int host, LoadReport last) {
        this.load = load;
        this.connector = connector;
        this.connection = connection;
        this.host = host;
        this.last = last;
    }

    void send() {
        sentAt = System.nanoTime();
        load.record(host).waitFrom(sentAt + TimeUnit.SECONDS.toNanos(HOLD_SECONDS));
        timeout = connector.loop().schedule(() -> lose(HostConnection.BROKEN), TIMEOUT_SECONDS, TimeUnit.SECONDS);
        connection.send(Requests.waiting(last.unchanged(), HOLD_SECONDS), this::onAnswer);
    }

    private void onAnswer(int status) {
        timeout.cancel(false);
        if (status == OK) {
            load.onHeldAnswer(host, sentAt, last, connection.body());
        } else {
            lose(status);
        }
    }

    private void lose(int status) {
        connection.close();
        load.onHeldLost(host, status);
    }
}
