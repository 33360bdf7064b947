package io.masif.proof.install;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Has an agent, a master, a UI and a client do once what they do, and keeps the lists of the classes that they loaded for
 * that. Their archives of classes are made from these lists where they are installed.
 */
public final class Training {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Training() {}

    /** Arguments: a folder to work in, and the one in which every package lies unpacked in a folder of its name. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Path packages = Path.of(arguments[1]).toAbsolutePath();
        Path lists = folder.resolve("classes");
        Folders.delete(folder);
        try (Fleet fleet = Fleet.startRecordingClasses(folder.resolve("fleet"), lists)) {
            fleet.archive().add(DebPackage.of("foo", "1.0"));
            Host host = fleet.addHost("training", "foo=1.0");
            fleet.archive().add(DebPackage.of("foo", "1.1"));
            host.update();
            InstalledAgent agent = new InstalledAgent(
                            packages.resolve("masif-agent"),
                            folder.resolve("agent"),
                            fleet,
                            "training",
                            host.sandbox().aptConfig(),
                            1)
                    .options("-XX:DumpLoadedClassList=" + lists.resolve("masif-agent.classes"));
            Service service = agent.service().start();
            // also when what follows goes wrong
            Runtime.getRuntime().addShutdownHook(new Thread(service::terminate, "agent's end"));
            Await.until("foo 1.1 is pending", TIMEOUT, () -> fleet.api().isPending("foo", "update", "1.1", 1));
            fleet.api().approve("foo", "update", "1.1");
            Await.until("foo 1.1 is reported as done", TIMEOUT, () -> fleet.api()
                    .approval("foo")
                    .filter(approval -> approval.getInteger("done") == 1)
                    .isPresent());
            new InstalledClient(packages.resolve("masif"), folder.resolve("client"), fleet)
                    .record(lists.resolve("masif.classes"));
            service.terminate();
        }
        for (String name : List.of("masif-agent", "masif-master", "masif-ui", "masif")) {
            Path list = packages.resolve(name).resolve("usr/share/masif").resolve(name + ".classes");
            Folders.write(list, Folders.read(lists.resolve(name + ".classes")));
        }
        Folders.delete(folder);
    }
}
