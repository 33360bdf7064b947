package io.masif.rig.network;

import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.OwnProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network namespace with a loopback interface, which exists as long as a process that waits in it, or another one in it. */
final class NetworkNamespace implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final OwnProcess holder;

    /** @param folder for what its process prints */
    NetworkNamespace(Path folder) {
        holder = OwnProcess.start(
                "namespace",
                List.of("unshare", "--net", "sleep", "infinity"),
                Map.of(),
                folder.resolve("namespace.log"));
        Await.until("a network namespace", TIMEOUT, () -> !identity(holder.pid())
                .equals(identity(ProcessHandle.current().pid())));
        run(List.of("ip", "link", "set", "lo", "up"));
    }

    /** The command that executes another one in it, and does not differ from that one as a process. */
    List<String> entry() {
        return List.of("nsenter", "--net=" + file(holder.pid()), "--");
    }

    /** Takes a device, and gives it an address. */
    void add(String device, String addressAndPrefix) {
        Command.run(
                Folders.root(), Map.of(), List.of("ip", "link", "set", device, "netns", Long.toString(holder.pid())));
        run(List.of("ip", "address", "add", addressAndPrefix, "dev", device));
        run(List.of("ip", "link", "set", device, "up"));
    }

    private void run(List<String> command) {
        List<String> all = new ArrayList<>(entry());
        all.addAll(command);
        Command.run(Folders.root(), Map.of(), all);
    }

    private static Path file(long pid) {
        return Path.of("/proc/" + pid + "/ns/net");
    }

    private static String identity(long pid) {
        try {
            return Files.readSymbolicLink(file(pid)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        holder.kill();
    }
}
