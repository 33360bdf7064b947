package io.masif.rig.cluster;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three MariaDB servers, each with all data, which can all be written to. */
public final class GaleraCluster implements AutoCloseable {
    private static final int SIZE = 3;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final List<GaleraNode> nodes;

    private GaleraCluster(Path binaries, Path folder) {
        String password = Folders.secret(folder.resolve("password"));
        this.nodes = IntStream.rangeClosed(1, SIZE)
                .mapToObj(number -> new GaleraNode(binaries, folder.resolve("node" + number), password))
                .toList();
    }

    /** Starts one with the data of an earlier one in the folder, or with an empty database {@code masif}. */
    public static GaleraCluster start(Path folder) {
        return start(EmbeddedDatabase.binaries(), folder);
    }

    /** As {@link #start(Path)}, with the programs in a folder that may be shared with others. */
    public static GaleraCluster start(Path binaries, Path folder) {
        GaleraCluster cluster = new GaleraCluster(binaries, folder);
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

    /** Starts all; before, none runs. */
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
        nodes.stream().filter(node -> node != newest).forEach(node -> node.startAsMember(addresses()));
        awaitMembers(SIZE);
    }

    /** Starts one again that was stopped or killed, and waits until it has the transactions of the others. */
    public void rejoin(int index) {
        nodes.get(index).recover().startAsMember(addresses());
        awaitMember(index);
    }

    /** Ends what {@link EmbeddedDatabase#freeze} has done, and waits until it has the transactions of the others. */
    public void thaw(int index) {
        node(index).thaw();
        awaitMember(index);
    }

    /** Cuts one off from the others; its clients still reach it. */
    public void cutOff(int index) {
        isolate(index, 1);
    }

    /** Ends what {@link #cutOff} has done, and waits until it has the transactions of the others. */
    public void connect(int index) {
        isolate(index, 0);
        awaitMember(index);
    }

    /** One that was away does not know at first that the others have gone on without it; they know. */
    private void awaitMember(int index) {
        awaitMembers(
                (int) nodes.stream().filter(node -> node.database().isAlive()).count());
        Await.until(
                "a server that has joined the cluster",
                TIMEOUT,
                () -> status(node(index), "wsrep_ready").equals("ON")
                        && status(node(index), "wsrep_local_state_comment").equals("Synced"));
    }

    /** Waits until each of those that run has so many members, with itself. */
    public void awaitMembers(int count) {
        Await.until(count + " members", TIMEOUT, () -> nodes.stream()
                .filter(node -> node.database().isAlive())
                .allMatch(node -> status(node.database(), "wsrep_cluster_size").equals(Integer.toString(count))));
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

    private static String status(EmbeddedDatabase node, String variable) {
        return node.execute("SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = '"
                        + variable + "'")
                .get(0);
    }
}
