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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacketRelayTest {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int PACKETS = 1000;
    private static final int BATCH = 100;
    private static final int SILENCE_MILLIS = 2000;

    @Test
    void passesPacketsOnInTheirOrderNotBeforeTheDelayIsOver() throws IOException {
        try (PacketRelay relay = new PacketRelay(DELAY, 0);
                DatagramSocket near = socket(relay.near());
                DatagramSocket far = socket(relay.far())) {
            long sent = System.nanoTime();
            send(near, relay.near(), 1);
            send(near, relay.near(), 2);
            assertThat(receive(far)).containsExactly(1, 2);
            assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(DELAY.toNanos());

            send(far, relay.far(), 3);
            assertThat(receive(near)).containsExactly(3);
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
                    received.addAll(receive(far));
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

    /** All that come until none does for some time. */
    private static List<Integer> receive(DatagramSocket socket) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        socket.setSoTimeout(SILENCE_MILLIS);
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2], 2);
                socket.receive(packet);
                numbers.add(Byte.toUnsignedInt(packet.getData()[0]) << 8 | Byte.toUnsignedInt(packet.getData()[1]));
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(1) / 2);
            }
        } catch (SocketTimeoutException e) {
            return numbers;
        }
    }
}
