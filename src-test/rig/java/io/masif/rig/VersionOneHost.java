package io.masif.rig;

import io.masif.rig.tls.ForeignClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;

/** A host whose agent speaks version 1 of the protocol: it reports the same tasks again and again, and executes nothing. */
final class VersionOneHost implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 5000;
    private static final String TASKS = new JsonArray()
            .add(task("curl", "7.88.1-10+deb12u12", "7.88.1-10+deb12u14"))
            .add(task("perl", "5.36.0-7+deb12u2", "5.36.0-7+deb12u3"))
            .encode();

    private final ForeignClient client;
    private final Timer timer;

    VersionOneHost(Fleet fleet, String name) {
        client = new ForeignClient(
                fleet.masterPort(), fleet.pki().ca(), fleet.pki().client(name));
        timer = new Timer("host " + name, true);
    }

    VersionOneHost start() {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        report();
                    }
                },
                0,
                INTERVAL_MILLIS);
        return this;
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private void report() {
        try {
            client.report(TASKS);
        } catch (IOException e) {
            System.err.println("The agent of version 1 could not report: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonObject task(String name, String from, String to) {
        return new JsonObject()
                .put("package", name)
                .put("action", "update")
                .put("from_version", from)
                .put("to_version", to);
    }
}
