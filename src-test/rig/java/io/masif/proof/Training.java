package io.masif.proof;

import io.masif.rig.Await;
import io.masif.rig.DebPackage;
import io.masif.rig.Fleet;
import io.masif.rig.Folders;
import io.masif.rig.Host;
import io.masif.rig.Service;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Has an agent do once what agents do, and keeps the list of the classes that it loaded for that. Its archive of classes
 * is made from the list where it is installed.
 */
public final class Training {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Training() {}

    /** Arguments: a folder to work in, the folder with the agent's package, and the file for the list. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Path list = Path.of(arguments[2]).toAbsolutePath();
        Folders.delete(folder);
        try (Fleet fleet = Fleet.start(folder.resolve("fleet"))) {
            fleet.archive().add(DebPackage.of("foo", "1.0"));
            Host host = fleet.addHost("training", "foo=1.0");
            fleet.archive().add(DebPackage.of("foo", "1.1"));
            host.update();
            Path partial = folder.resolve("classes");
            InstalledAgent agent = new InstalledAgent(
                            Path.of(arguments[1]),
                            folder.resolve("agent"),
                            fleet,
                            "training",
                            host.sandbox().aptConfig(),
                            1)
                    .options("-XX:DumpLoadedClassList=" + partial);
            Service service = agent.service().start();
            // also when what follows goes wrong
            Runtime.getRuntime().addShutdownHook(new Thread(service::terminate, "agent's end"));
            Await.until("foo 1.1 is pending", PATIENCE, () -> fleet.api().isPending("foo", "update", "1.1", 1));
            fleet.api().approve("foo", "update", "1.1");
            Await.until("foo 1.1 is told as done", PATIENCE, () -> fleet.api()
                    .approval("foo")
                    .filter(approval -> approval.getInteger("done") == 1)
                    .isPresent());
            service.terminate();
            Folders.write(list, Folders.read(partial));
        }
        Folders.delete(folder);
    }
}
