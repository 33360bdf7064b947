package io.masif.rig.network;

import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.OwnProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Machines that are network namespaces. Each is at hand for those who run here, and reaches the servers of the database, which
 * run here, over a link of its own: what the kernel sends over it goes through a TUN device, socat and a {@link PacketRelay}.
 * So TCP itself meets the delay and the loss, and has to repeat.
 */
public final class DistantMachines implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PING_MILLIS = 5000;
    private static final String HERE = "10.%d.%d.1";
    private static final String THERE = "10.%d.%d.2";
    private static final int NEAR_NETWORK = 1;
    private static final int DISTANT_NETWORK = 2;

    private final List<Link> links = new ArrayList<>();

    private record Link(Machine machine, NetworkNamespace namespace, PacketRelay relay, List<OwnProcess> ends) {}

    private DistantMachines() {}

    /**
     * Makes them.
     *
     * @param folder for what their processes print
     * @param delay of each packet on a link, in each direction
     * @param loss how many packets get lost on it, from 0 to 1
     * @throws IllegalStateException if other hosts can be reached from here, or this process is not root
     */
    public static DistantMachines create(Path folder, int count, Duration delay, double loss) {
        if (!Command.run(Folders.root(), Map.of(), List.of("ip", "route")).isBlank()) {
            throw new IllegalStateException("from here other hosts can be reached: begin with unshare --net");
        }
        DistantMachines machines = new DistantMachines();
        for (int number = 1; number <= count; number++) {
            machines.add(folder.resolve("machine" + number), number, delay, loss);
        }
        return machines;
    }

    public List<Machine> machines() {
        return links.stream().map(Link::machine).toList();
    }

    /** What has happened on the links: packets, how many of them were lost, and how long a round trip takes. */
    public String describe() {
        return links.stream()
                .map(link -> String.format(
                        Locale.ROOT,
                        "%d packets, %.2f %% lost, a round trip takes %d ms",
                        link.relay().packets(),
                        100.0 * link.relay().lost() / Math.max(1, link.relay().packets()),
                        roundTripMillis(link)))
                .collect(Collectors.joining("; "));
    }

    private void add(Path folder, int number, Duration delay, double loss) {
        Folders.create(folder);
        NetworkNamespace namespace = new NetworkNamespace(folder);
        String near = "near" + number;
        run("ip", "link", "add", near, "type", "veth", "peer", "name", near + "p");
        connect(namespace, near, NEAR_NETWORK, number);
        PacketRelay relay = new PacketRelay(delay, loss);
        String distant = "distant" + number;
        List<OwnProcess> ends =
                List.of(device(folder, distant, relay.near()), device(folder, distant + "p", relay.far()));
        connect(namespace, distant, DISTANT_NETWORK, number);
        Machine machine = new Machine(
                THERE.formatted(NEAR_NETWORK, number), HERE.formatted(DISTANT_NETWORK, number), namespace.entry());
        links.add(new Link(machine, namespace, relay, ends));
    }

    /** One end of a pair of devices stays here; the other one gets into the namespace. */
    private static void connect(NetworkNamespace namespace, String device, int network, int number) {
        namespace.add(device + "p", THERE.formatted(network, number) + "/30");
        run("ip", "address", "add", HERE.formatted(network, number) + "/30", "dev", device);
        run("ip", "link", "set", device, "up");
    }

    /** A TUN device whose packets go to the relay, and come from there. */
    private static OwnProcess device(Path folder, String name, PacketRelay.Side side) {
        OwnProcess process = OwnProcess.start(
                name,
                List.of(
                        "socat",
                        "TUN,tun-name=" + name + ",iff-no-pi",
                        "UDP4-SENDTO:127.0.0.1:" + side.port() + ",bind=127.0.0.1:" + side.programPort()),
                Map.of(),
                folder.resolve(name + ".log"));
        Await.until("the device " + name, TIMEOUT, () -> {
            process.requireAlive();
            return isDevice(name);
        });
        return process;
    }

    private static boolean isDevice(String name) {
        return Command.attempt(Folders.root(), Map.of(), List.of("ip", "link", "show", name))
                        .code()
                == 0;
    }

    /** How long it takes until the other end says that nobody listens there. */
    private static long roundTripMillis(Link link) {
        String address = link.machine().database();
        String other = address.substring(0, address.lastIndexOf('.')) + ".2";
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(other, 1), PING_MILLIS);
        } catch (ConnectException e) {
            // that is the answer
        } catch (IOException e) {
            throw new IllegalStateException("the link to " + other + " does not work", e);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static void run(String... command) {
        Command.run(Folders.root(), Map.of(), List.of(command));
    }

    @Override
    public void close() {
        for (Link link : links) {
            link.relay().close();
            link.ends().forEach(OwnProcess::kill);
            link.namespace().close();
        }
    }
}
