package io.masif.rig.cluster;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three MariaDB servers, each with all data, which can all be written to. */
public final class GaleraCluster implements AutoCloseable {
    /** How many servers. */
    public static final int SIZE = 3;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final List<GaleraNode> nodes;

    private GaleraCluster(Path binaries, Path folder, List<String> options) {
        String password = Folders.secret(folder.resolve("password"));
        this.nodes = IntStream.rangeClosed(1, SIZE)
                .mapToObj(number -> new GaleraNode(binaries, folder.resolve("node" + number), password, options))
                .toList();
    }

    /** Starts one with the data of an earlier one in the folder, or with an empty database {@code masif}. */
    public static GaleraCluster start(Path folder) {
        return start(EmbeddedDatabase.binaries(), folder, List.of());
    }

    /** As {@link #start(Path)}, with the programs in a folder that may be shared with others, and more options of each server. */
    public static GaleraCluster start(Path binaries, Path folder, List<String> options) {
        GaleraCluster cluster = new GaleraCluster(binaries, folder, options);
        cluster.startAll();
        return cluster;
    }

    /** The servers, beginning with 0. */
    public EmbeddedDatabase node(int index) {
        return nodes.get(index).database();
    }

    /** The URI of a database here for {@code db.dsn}, with all servers, beginning with one of them. */
    public String uri(int first, String user, String database) {
        return "mysql://" + user + "@"
                + IntStream.range(0, SIZE)
                        .mapToObj(offset -> node((first + offset) % SIZE))
                        .map(node -> node.host() + ":" + node.port())
                        .collect(Collectors.joining(","))
                + "/" + database;
    }

    /** Starts all, one after the other: one that joins needs another one that is not busy with a third. Before, none runs. */
    public void startAll() {
        nodes.forEach(GaleraNode::recover);
        GaleraNode newest = nodes.stream()
                .max(Comparator.comparingLong(GaleraNode::lastTransaction))
                .orElseThrow();
        if (newest.lastTransaction() < 0) {
            newest.startFirst();
            newest.database().stop();
            newest.recover();
        }
        nodes.stream()
                .filter(node -> node.lastTransaction() != newest.lastTransaction())
                .forEach(node -> node.copyDataOf(newest));
        newest.startFirst();
        nodes.stream().filter(node -> node != newest).forEach(this::join);
    }

    /**
     * SIGKILL to each of these, as soon as all servers have the same transactions, and none changes tables: one that is killed
     * meanwhile needs all data when it comes back, and gets here only the transactions that it lacks.
     */
    public void kill(int... indexes) {
        awaitAgreement();
        Await.until("servers that change no tables", TIMEOUT, () -> nodes.stream()
                .filter(node -> node.database().isAlive())
                .allMatch(GaleraNode::isKillable));
        for (int index : indexes) {
            node(index).kill();
        }
    }

    /** Starts those again that were stopped or killed, at once, and waits until they have the transactions of the others. */
    public void rejoin(int... indexes) {
        List<CompletableFuture<Void>> starts = IntStream.of(indexes)
                .mapToObj(index -> CompletableFuture.runAsync(
                        () -> nodes.get(index).recover().startAsMember(addresses())))
                .toList();
        starts.forEach(CompletableFuture::join);
        awaitAgreement();
    }

    /** Ends what {@link EmbeddedDatabase#freeze} has done, and waits until it has the transactions of the others. */
    public void thaw(int index) {
        node(index).thaw();
        awaitAgreement();
    }

    /** Cuts one off from the others; its clients still reach it. */
    public void cutOff(int index) {
        isolate(index, 1);
    }

    /** Ends what {@link #cutOff} has done, and waits until it has the transactions of the others. */
    public void connect(int index) {
        isolate(index, 0);
        awaitAgreement();
    }

    private void join(GaleraNode node) {
        node.startAsMember(addresses());
        awaitAgreement();
    }

    /**
     * Waits until all that run are synced members of one cluster and have the same transactions. Each by itself may show for some
     * time what was true before one was away.
     */
    private void awaitAgreement() {
        Await.until(
                "a cluster of all servers that run",
                TIMEOUT,
                () -> GaleraState.isAgreement(nodes.stream()
                        .map(GaleraNode::database)
                        .filter(EmbeddedDatabase::isAlive)
                        .map(GaleraState::of)
                        .toList()));
    }

    /** Ends all. */
    @Override
    public void close() {
        for (GaleraNode node : nodes) {
            if (node.database().isAlive()) {
                node.database().thaw();
                node.database().stop();
            }
        }
    }

    private void isolate(int index, int isolation) {
        node(index).execute("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=" + isolation + "'");
    }

    private String addresses() {
        return nodes.stream().map(GaleraNode::groupAddress).collect(Collectors.joining(","));
    }
}
