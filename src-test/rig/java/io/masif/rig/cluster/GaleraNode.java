package io.masif.rig.cluster;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of a cluster. Its data are always those that it had, or copied: it never asks another server for all of them. */
final class GaleraNode {
    private static final Pattern POSITION = Pattern.compile("Recovered position:? ([0-9a-f-]+:-?[0-9]+)");
    /** The users and the database are made once, on the first server. */
    private static final String NO_USERS = "--init-file=/dev/null";

    private static final String CLUSTER_ADDRESS = "--wsrep-cluster-address=gcomm://";
    private static final String NO_CLUSTER = "00000000-0000-0000-0000-000000000000";
    private static final String NO_POSITION = NO_CLUSTER + ":-1";
    /** What belongs to one server. */
    private static final List<String> OWN_FILES = List.of("galera.cache", "gvwstate.dat", "auto.cnf");

    private final int groupPort = Ports.free();
    private final EmbeddedDatabase database;
    /** The cluster, and the number of the last transaction in it. */
    private String position = NO_POSITION;

    /** @param options besides its own */
    GaleraNode(Path binaries, Path folder, String password, List<String> options) {
        Folders.write(folder.resolve("password"), password);
        ServerSetup setup = ServerSetup.at(binaries, Ports.free()).forGalera();
        this.database = new EmbeddedDatabase(
                folder,
                setup.withOptions(options)
                        .withOptions(List.of(
                                "--binlog-format=ROW",
                                "--innodb-autoinc-lock-mode=2",
                                "--wsrep-provider=" + GaleraLibrary.find(setup),
                                "--wsrep-cluster-name=masif",
                                "--wsrep-sst-method=" + StateTransfer.METHOD,
                                // later versions have it, and else its options could not be set while it runs
                                "--loose-plugin-wsrep-provider=OFF",
                                "--wsrep-node-address=127.0.0.1",
                                "--wsrep-provider-options=" + providerOptions()))
                        .withEnvironment(StateTransfer.install(folder.resolve("bin"))));
    }

    /** The others go on without a server that has been silent for three seconds, as the manual has it. */
    private String providerOptions() {
        return "gmcast.listen_addr=tcp://127.0.0.1:" + groupPort + ";ist.recv_addr=127.0.0.1:" + Ports.free()
                + ";gcache.size=64M;evs.suspect_timeout=PT3S";
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** Where the other servers reach it. */
    String groupAddress() {
        return "127.0.0.1:" + groupPort;
    }

    /** Starts it as a cluster of its own. */
    void startFirst() {
        Path state = stateFile();
        if (Files.exists(state)) {
            Folders.write(state, Folders.read(state).replace("safe_to_bootstrap: 0", "safe_to_bootstrap: 1"));
            start("", List.of("--wsrep-new-cluster", NO_USERS));
        } else {
            start("", List.of("--wsrep-new-cluster"));
        }
    }

    /** Starts it as a member of the cluster of others. */
    void startAsMember(String addresses) {
        start(addresses, List.of(NO_USERS));
    }

    private void start(String addresses, List<String> more) {
        List<String> options = new ArrayList<>(List.of("--wsrep-on=ON", CLUSTER_ADDRESS + addresses));
        options.addAll(more);
        if (!position.equals(NO_POSITION)) {
            options.add("--wsrep-start-position=" + position);
        }
        database.start(options);
    }

    /** Finds out its last transaction; to be called before it is started. */
    GaleraNode recover() {
        if (Files.isDirectory(database.data().resolve("mysql"))) {
            String printed = database.run(List.of("--wsrep-on=ON", CLUSTER_ADDRESS, "--wsrep-recover"));
            Matcher matcher = POSITION.matcher(printed);
            if (!matcher.find()) {
                throw new IllegalStateException(
                        "a server does not say which transaction was its last one:\n" + printed);
            }
            position = matcher.group(1);
        }
        return this;
    }

    /** Whether it still knows its transactions after a SIGKILL now: it does not while it joins, or changes tables. */
    boolean isKillable() {
        return !Folders.read(stateFile()).contains(NO_CLUSTER);
    }

    private Path stateFile() {
        return database.data().resolve("grastate.dat");
    }

    /** The number of its last transaction as {@link #recover} found it; -1 if there was none. */
    long lastTransaction() {
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }

    /** Replaces its data by those of another one; neither runs. */
    void copyDataOf(GaleraNode other) {
        Folders.delete(database.data());
        Path parent = Folders.create(database.data().getParent());
        Folders.create(parent.resolve("tmp"));
        Command.run(
                parent,
                Map.of(),
                List.of(
                        "cp",
                        "-a",
                        other.database.data().toString(),
                        database.data().toString()));
        position = other.position;
        OWN_FILES.forEach(file -> Folders.delete(database.data().resolve(file)));
    }
}
