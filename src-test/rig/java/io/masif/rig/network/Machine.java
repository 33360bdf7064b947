package io.masif.rig.network;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a program runs.
 *
 * @param host the address at which it listens
 * @param database the address at which it reaches the servers of the database
 * @param entry the command by which a program is started there, before its own
 */
public record Machine(String host, String database, List<String> entry) {
    /** This machine itself, with the loopback interface. */
    public static final Machine LOCAL = new Machine("127.0.0.1", "127.0.0.1", List.of());

    public Machine {
        entry = List.copyOf(entry);
    }

    /** So many programs on this machine. */
    public static List<Machine> local(int count) {
        return Collections.nCopies(count, LOCAL);
    }

    /** All addresses at which the servers of the database are reached from there and from here, with commas. */
    public static String databases(List<Machine> machines) {
        return Stream.concat(Stream.of(LOCAL), machines.stream())
                .map(Machine::database)
                .distinct()
                .collect(Collectors.joining(","));
    }
}
