package io.masif.bench.cluster;

import io.masif.rig.cluster.ClusterSetup;
import io.masif.rig.cluster.DatabaseUse;
import io.masif.rig.network.DistantMachines;
import io.masif.rig.network.Machine;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets everything happen to a cluster under load, and prints what came of it. */
@Command(
        name = "prove-cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Kills, freezes, cuts off and upgrades parts of a cluster under load, and prints what was lost, done twice or",
            "answered wrongly.",
            ""
        })
public final class ClusterProof implements Callable<Integer> {
    private static final int MOST_FINDINGS = 20;
    private static final int GRACE_SECONDS = 5;
    /** Of each packet: a statement and its answer together take twice as long. */
    private static final Duration DELAY = Duration.ofMillis(50);

    private static final double LOSS = 0.01;

    @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Where all files go.")
    private Path folder;

    @Option(names = "--former", paramLabel = "DIR", description = "The programs to be upgraded from.")
    private Path former;

    @Option(names = "--rate", description = "Reports in a second.")
    private double rate = 500;

    @Option(names = "--hosts", description = "How many hosts there are.")
    private int hosts = 500;

    @Option(names = "--frozen", description = "For how many seconds parts are frozen.")
    private int frozenSeconds = 30;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Faults in whose names this is found, such as '^killed' or '^frozen: a UI$'.")
    private Pattern only = Pattern.compile("");

    @Option(
            names = "--distance",
            description = {
                "Other faults: masters and UIs run in network namespaces, and reach the database by packets of which each",
                "takes 50 ms and 1 % are lost. Needs a network namespace without other hosts, and root."
            })
    private boolean isDistant;

    private final List<FaultResult> results = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(Service::killAll));
        Runtime.getRuntime().exit(new CommandLine(new ClusterProof()).execute(args));
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        System.out.println(FaultResult.HEADER);
        if (isDistant) {
            proveDistance();
        } else {
            if (former != null) {
                proveUpgrade();
            }
            proveFaults();
        }
        findings.stream().limit(MOST_FINDINGS).forEach(System.out::println);
        return results.stream().allMatch(FaultResult::isRight) ? 0 : 1;
    }

    private void proveFaults() throws IOException, GeneralSecurityException {
        try (ProvedCluster cluster = ProvedCluster.start(newFolder("faults"), ClusterSetup.standard(), hosts, rate)) {
            prove(cluster, new Faults(cluster.services(), Duration.ofSeconds(frozenSeconds)).all());
        }
    }

    private void proveUpgrade() throws IOException, GeneralSecurityException {
        ClusterSetup setup = new ClusterSetup(
                former, DatabaseUse.EACH_PREFERS_ANOTHER, GRACE_SECONDS, 0, Machine.local(ClusterSetup.SIZE));
        try (ProvedCluster cluster = ProvedCluster.start(newFolder("upgrade"), setup, hosts, rate)) {
            print(cluster.run().run(new Faults(cluster.services(), Duration.ZERO).upgrade()));
            end(cluster);
        }
    }

    private static ClusterSetup atADistance(DistantMachines distant) {
        return new ClusterSetup(null, DatabaseUse.EACH_PREFERS_ANOTHER, 0, 0, distant.machines());
    }

    private void proveDistance() throws IOException, GeneralSecurityException {
        Path files = newFolder("distance");
        try (DistantMachines distant =
                        DistantMachines.create(files.resolve("network"), ClusterSetup.SIZE, DELAY, LOSS);
                ProvedCluster cluster = ProvedCluster.start(files, atADistance(distant), hosts, rate)) {
            prove(cluster, new Faults(cluster.services(), Duration.ofSeconds(frozenSeconds)).atADistance());
            System.out.println("links to the database: " + distant.describe());
        }
    }

    private void prove(ProvedCluster cluster, List<Fault> faults) {
        for (Fault fault : faults) {
            if (only.matcher(fault.name()).find()) {
                print(cluster.run().run(fault));
            }
        }
        end(cluster);
    }

    private void end(ProvedCluster cluster) {
        print(cluster.run().end());
        findings.addAll(cluster.run().findings());
        findings.addAll(cluster.wrongAnswers());
    }

    private void print(FaultResult result) {
        results.add(result);
        System.out.println(result);
    }

    private Path newFolder(String name) {
        Path own = folder.resolve(name);
        Folders.delete(own);
        return Folders.create(own);
    }
}
