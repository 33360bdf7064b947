package io.masif.rig.demo;

import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is shown by {@code script/demo}, and where. */
final class DemoOptions {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_HOSTS = 100;
    private static final int MOST_FILLED_HOSTS = 100_000;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the page is (default: ${DEFAULT-VALUE}); 0 for any free port.")
    int port = 8080;

    @Option(names = "--hosts", paramLabel = "N", description = "How many hosts, 1 to 100 (default: ${DEFAULT-VALUE}).")
    int hosts = 3;

    @Option(
            names = "--trouble",
            description = "The hosts have trouble of each kind: a package that fails, an interrupted dpkg, lists that"
                    + " are missing or expired, a dead mirror, held and kept-back packages, a silent host, two machines of"
                    + " one name, an agent of version 1. From 13 hosts on all of it.")
    boolean trouble;

    @Option(
            names = "--cluster",
            description = "Two masters, two UIs and three database servers behind HAProxy: end one, or freeze it.")
    boolean cluster;

    @Option(
            names = "--rollout",
            description = "Twelve hosts in three rings: a good update passes, a bad one stops. Always begun anew.")
    boolean rollout;

    @Option(
            names = "--filled",
            paramLabel = "N",
            description =
                    "Instead of hosts with an apt: N hosts, 1 to 100000, that are only in the database, with plans,"
                            + " runs and approvals of half a year. Always begun anew.")
    int filled;

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "With --filled: N changes per second go on, such as 0.5 (default: 0).")
    double changes;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where all files go, so that several demos can run at once (default: .demo of the clone).")
    Path folder = Folders.root().resolve(".demo");

    @Option(names = "--fresh", description = "Forget what earlier demos left, and begin anew.")
    boolean fresh;

    /** What is wrong with them; empty if nothing is. */
    Optional<String> findFault() {
        if (port < 0 || port > HIGHEST_PORT) {
            return Optional.of("--port is 0 to " + HIGHEST_PORT);
        }
        if (hosts < 1 || hosts > MOST_HOSTS) {
            return Optional.of("--hosts is 1 to " + MOST_HOSTS + "; for more there is --filled N");
        }
        if (filled < 0 || filled > MOST_FILLED_HOSTS) {
            return Optional.of("--filled is 1 to " + MOST_FILLED_HOSTS);
        }
        if (Stream.of(filled > 0, trouble, cluster, rollout)
                        .filter(given -> given)
                        .count()
                > 1) {
            return Optional.of("choose one of --filled, --trouble, --cluster and --rollout");
        }
        return changes < 0 || (changes > 0 && filled == 0)
                ? Optional.of("--changes is 0 or more, and needs --filled")
                : Optional.empty();
    }

    /** Where the files of what is shown lie. */
    Path fleetFolder() {
        return folder.resolve(
                filled > 0 ? "filled" : trouble ? "trouble" : rollout ? "rollout" : cluster ? "cluster" : "fleet");
    }
}
