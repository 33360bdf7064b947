package io.masif.rig.cluster;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server that is written to, and one that copies what the first one has committed, some time later: of MariaDB, or of MySQL
 * where the tests are run on it.
 */
public final class ReplicatedPair implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    /** Those of the other family mean nothing to a server. */
    private static final List<String> OPTIONS = List.of(
            "--log-bin=binlog",
            "--relay-log=relay",
            "--loose-log-slave-updates",
            "--loose-gtid-mode=ON",
            "--loose-enforce-gtid-consistency=ON");

    private final EmbeddedDatabase primary;
    private final EmbeddedDatabase replica;
    private final ReplicationDialect dialect;

    private ReplicatedPair(EmbeddedDatabase primary, EmbeddedDatabase replica) {
        this.primary = primary;
        this.replica = replica;
        this.dialect = ReplicationDialect.of(primary);
    }

    /** Starts both, with an empty database {@code masif}; the second one copies. */
    public static ReplicatedPair start(Path folder) {
        EmbeddedDatabase primary = start(folder, "primary", 1);
        EmbeddedDatabase replica = start(folder, "replica", 2);
        ReplicatedPair pair = new ReplicatedPair(primary, replica);
        replica.execute("SET GLOBAL read_only = ON");
        replica.execute(pair.dialect.follow(primary));
        pair.awaitCopied();
        return pair;
    }

    private static EmbeddedDatabase start(Path folder, String name, int serverId) {
        Path own = folder.resolve(name);
        Folders.write(own.resolve("password"), Folders.secret(folder.resolve("password")));
        return EmbeddedDatabase.start(
                own, ServerSetup.standard().withOptions(OPTIONS).withOptions(List.of("--server-id=" + serverId)));
    }

    /** Which is written to at first. */
    public EmbeddedDatabase primary() {
        return primary;
    }

    /** Which is read-only at first. */
    public EmbeddedDatabase replica() {
        return replica;
    }

    /** The URI of a database here for {@code db.dsn}, with both servers. */
    public String uri(String user, String database) {
        return "mysql://" + user + "@" + primary.host() + ":" + primary.port() + "," + replica.host() + ":"
                + replica.port() + "/" + database;
    }

    /** Waits until the replica has all that the primary has committed. */
    public void awaitCopied() {
        String wait =
                dialect.awaitPosition(primary.execute(dialect.readPosition()).get(0));
        Await.until("the replica has it all", TIMEOUT, () -> replica.execute(wait)
                .get(0)
                .equals("0"));
    }

    /** The replica copies nothing from now on. */
    public void stopCopying() {
        replica.execute("STOP REPLICA");
    }

    /** The replica can be written to from now on, with what it has. */
    public void promote() {
        replica.execute("STOP REPLICA; RESET REPLICA ALL; SET GLOBAL read_only = OFF");
    }

    /** Ends both. */
    @Override
    public void close() {
        for (EmbeddedDatabase each : List.of(replica, primary)) {
            if (each.isAlive()) {
                each.thaw();
                each.stop();
            }
        }
    }
}
