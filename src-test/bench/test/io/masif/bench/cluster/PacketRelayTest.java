package io.masif.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.network.PacketRelay;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class PacketRelayTest {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int PACKETS = 1000;
    private static final int BATCH = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int POLL_MILLIS = 100;

    @Test
    void passesPacketsOnInTheirOrderNotBeforeTheDelayIsOver() throws IOException {
        try (PacketRelay relay = new PacketRelay(DELAY, 0);
                DatagramSocket near = socket(relay.near());
                DatagramSocket far = socket(relay.far())) {
            long sent = System.nanoTime();
            send(near, relay.near(), 1);
            send(near, relay.near(), 2);
            assertThat(receive(far, () -> 2)).containsExactly(1, 2);
            assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(DELAY.toNanos());

            send(far, relay.far(), 3);
            assertThat(receive(near, () -> 1)).containsExactly(3);
        }
    }

    @Test
    void losesAsManyPacketsAsItIsToLose() throws IOException {
        List<Integer> received = new ArrayList<>();
        try (PacketRelay relay = new PacketRelay(Duration.ZERO, 0.1);
                DatagramSocket near = socket(relay.near());
                DatagramSocket far = socket(relay.far())) {
            for (int packet = 0; packet < PACKETS; packet++) {
                send(near, relay.near(), packet);
                if (packet % BATCH == BATCH - 1) {
                    int sent = packet + 1 - received.size();
                    received.addAll(receive(far, () -> sent - (int) relay.lost()));
                }
            }
            assertThat(relay.packets()).isEqualTo(PACKETS);
            assertThat(received).hasSize((int) (PACKETS - relay.lost())).isSorted();
            assertThat(relay.lost()).isBetween(PACKETS / 20L, PACKETS * 3L / 20);
        }
    }

    private static DatagramSocket socket(PacketRelay.Side side) throws IOException {
        return new DatagramSocket(side.programPort(), InetAddress.getLoopbackAddress());
    }

    private static void send(DatagramSocket socket, PacketRelay.Side side, int number) throws IOException {
        byte[] content = {(byte) (number >> 8), (byte) number};
        socket.send(new DatagramPacket(content, content.length, InetAddress.getLoopbackAddress(), side.port()));
    }

    /** Those that come until there are so many: fewer and fewer are to come as more get lost. */
    private static List<Integer> receive(DatagramSocket socket, IntSupplier number) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        socket.setSoTimeout(POLL_MILLIS);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (numbers.size() < number.getAsInt() && System.nanoTime() < deadline) {
            DatagramPacket packet = new DatagramPacket(new byte[2], 2);
            try {
                socket.receive(packet);
                numbers.add(Byte.toUnsignedInt(packet.getData()[0]) << 8 | Byte.toUnsignedInt(packet.getData()[1]));
            } catch (SocketTimeoutException e) {
                // some may have been lost
            }
        }
        return numbers;
    }
}
