package io.masif.bench.cluster;

import io.masif.rig.ClusterServices.Setup;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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

    @Option(names = "--distance", description = "Also with a database that is 100 ms away, and 1 % of packets lost.")
    private boolean hasDistance;

    private final List<FaultResult> results = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(Service::killAll));
        Runtime.getRuntime().exit(new CommandLine(new ClusterProof()).execute(args));
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        System.out.println(FaultResult.HEADER);
        if (former != null) {
            proveUpgrade();
        }
        proveFaults();
        if (hasDistance) {
            proveDistance();
        }
        findings.stream().limit(MOST_FINDINGS).forEach(System.out::println);
        return results.stream().allMatch(FaultResult::isRight) ? 0 : 1;
    }

    private void proveFaults() throws IOException, GeneralSecurityException {
        try (ProvedCluster cluster = ProvedCluster.start(newFolder("faults"), Setup.standard(), hosts, rate)) {
            for (Fault fault : new Faults(cluster.services(), Duration.ofSeconds(frozenSeconds)).all()) {
                if (only.matcher(fault.name()).find()) {
                    print(cluster.run().run(fault));
                }
            }
            end(cluster);
        }
    }

    /** The former version may know one database server only. */
    private void proveUpgrade() throws IOException, GeneralSecurityException {
        Setup setup = new Setup(former, true, GRACE_SECONDS, UnaryOperator.identity());
        try (ProvedCluster cluster = ProvedCluster.start(newFolder("upgrade"), setup, hosts, rate)) {
            print(cluster.run().run(new Faults(cluster.services(), Duration.ZERO).upgrade()));
            end(cluster);
        }
    }

    /** As over a long way: no kernel's help is needed for that, and no root. */
    private void proveDistance() throws IOException, GeneralSecurityException {
        try (SlowNetwork network = new SlowNetwork();
                ProvedCluster cluster = ProvedCluster.start(
                        newFolder("distance"), new Setup(null, false, 0, network::redirect), hosts, rate)) {
            for (Fault fault : new Faults(cluster.services(), Duration.ofSeconds(frozenSeconds)).atADistance()) {
                print(cluster.run().run(fault));
            }
            end(cluster);
        }
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
