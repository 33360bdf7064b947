package io.masif.bench.cluster.load;

import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.masif.bench.connection.SimulatedHosts;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A report on its way, and the wait for its answer. Of the load's thread. */
final class ReportAttempt {
    /** As agents wait for an answer. */
    private static final long TIMEOUT_SECONDS = 60;

    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final HostLoad load;
    private final Connector connector;
    private final SimulatedHosts hosts;
    private final int host;
    private final LoadReport report;
    private long sentAt;
    private HostConnection connection;
    private ScheduledFuture<?> timeout;

    ReportAttempt(HostLoad load, Connector connector, SimulatedHosts hosts, int host, LoadReport report) {
        this.load = load;
        this.connector = connector;
        this.hosts = hosts;
        this.host = host;
        this.report = report;
    }

    int host() {
        return host;
    }

    LoadReport report() {
        return report;
    }

    /** By {@link System#nanoTime}. */
    long sentAt() {
        return sentAt;
    }

    void send() {
        HostConnection open = hosts.connection(host);
        if (open != null && open.isOpen()) {
            send(open);
            return;
        }
        connector.open(hosts.name(host), false, (opened, failed) -> {
            hosts.setConnection(host, opened);
            if (opened == null) {
                load.repeat(host, report, HostConnection.BROKEN, 0);
            } else {
                send(opened);
            }
        });
    }

    private void send(HostConnection over) {
        connection = over;
        sentAt = System.nanoTime();
        load.record(host).onSent(report);
        timeout = connector.loop().schedule(this::giveUp, TIMEOUT_SECONDS, TimeUnit.SECONDS);
        over.send(load.record(host).isKnown() ? report.changed() : report.full(), status -> {
            if (status == CONFLICT) {
                over.send(report.full(), this::onAnswer);
            } else {
                onAnswer(status);
            }
        });
    }

    private void giveUp() {
        connection.close();
        load.repeat(host, report, HostConnection.BROKEN, 0);
    }

    private void onAnswer(int status) {
        timeout.cancel(false);
        if (status == OK) {
            load.acknowledge(this, connection.body());
            return;
        }
        if (status == HostConnection.BROKEN) {
            connection.close();
        }
        load.repeat(host, report, status, status == HostConnection.BROKEN ? 0 : connection.retryAfterSeconds());
    }
}
