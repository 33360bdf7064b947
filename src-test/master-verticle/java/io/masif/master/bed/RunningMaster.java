package io.masif.master.bed;

import io.masif.boot.Shutdown;
import io.masif.boot.config.Settings;
import io.masif.http.ListeningPorts;
import io.masif.management.ManagementVerticle;
import io.masif.master.MasterConfiguration;
import io.masif.master.MasterService;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A master in this JVM, with a Vert.x of its own, at a port that the system chose. */
public final class RunningMaster implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 90;

    private final Vertx vertx = new MasterService().createVertx();
    private final int port;

    private RunningMaster(MasterConfiguration configuration) {
        port = join(new MasterService().start(vertx, configuration));
    }

    public static RunningMaster start(EmbeddedDatabase database, String name, Pki pki) {
        return start(database, name, pki, Map.of());
    }

    /** @param more keys and values */
    public static RunningMaster start(EmbeddedDatabase database, String name, Pki pki, Map<String, Object> more) {
        Pki.Identity identity = pki.server("master.test");
        Map<String, Object> keys = new HashMap<>(Map.of(
                "api.listen", "127.0.0.1:0",
                "management.listen", "127.0.0.1:0",
                "approval.poll", 50,
                "api.handshakeTimeout", 60,
                "tls.cert", identity.cert(),
                "tls.key", identity.key(),
                "tls.ca", identity.ca(),
                "db.dsn", database.uri(name),
                "db.password", database.password()));
        keys.putAll(more);
        if (database == EmbeddedDatabase.shared() && !more.containsKey("db.dsn")) {
            database.copyTables(name, first -> createTables(database, first));
        }
        Settings settings = new Settings("MASIF_MASTER", keys, Map.of());
        MasterConfiguration configuration = MasterConfiguration.from(settings);
        settings.finish();
        return new RunningMaster(configuration);
    }

    /** As a master does it at its start. */
    private static void createTables(EmbeddedDatabase database, String name) {
        try (Sql sql = new Sql(database, name)) {
            join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
        }
    }

    public int managementPort() {
        return ListeningPorts.get(vertx, ManagementVerticle.LISTEN);
    }

    public int port() {
        return port;
    }

    /** Keeps one of its event loops from everything else for so long. */
    public void blockEventLoop(Duration time) {
        vertx.runOnContext(on -> {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
    }

    @Override
    public void close() {
        join(Shutdown.close(vertx));
    }

    /** What the future ends with; what it fails with is thrown. */
    public static <T> T join(Future<T> future) {
        try {
            return future.timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
