package io.masif.rig.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes datagrams on between two programs on the loopback interface, each some time after it came; some get lost. Those that
 * do not arrive in the order in which they were sent.
 */
public final class PacketRelay implements AutoCloseable {
    private static final int MAX_BYTES = 65_536;
    private static final int BUFFERED_BYTES = 4 * 1024 * 1024;

    private final Side near;
    private final Side far;
    private final ExecutorService receivers = Executors.newFixedThreadPool(2);
    /** One thread, so that what came first is passed on first. */
    private final ScheduledExecutorService senders = Executors.newSingleThreadScheduledExecutor();

    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * @param delay of each datagram
     * @param loss how many of them get lost, from 0 to 1
     */
    public PacketRelay(Duration delay, double loss) {
        near = new Side();
        far = new Side();
        receivers.execute(() -> passOn(near, far, delay, loss));
        receivers.execute(() -> passOn(far, near, delay, loss));
    }

    /** How one of the two programs reaches the other one. */
    public static final class Side {
        private final DatagramChannel channel;
        private final InetSocketAddress program;

        private Side() {
            try {
                channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFERED_BYTES);
                program = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Where the program sends to. */
        public int port() {
            return channel.socket().getLocalPort();
        }

        /** Where the program receives, and from where it sends. */
        public int programPort() {
            return program.getPort();
        }

        private void send(ByteBuffer content) {
            try {
                channel.send(content, program);
            } catch (ClosedChannelException e) {
                // the relay was closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int freePort() throws IOException {
            try (DatagramChannel free = DatagramChannel.open()) {
                return free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .socket()
                        .getLocalPort();
            }
        }
    }

    public Side near() {
        return near;
    }

    public Side far() {
        return far;
    }

    /** How many have come, in both directions. */
    public long packets() {
        return packets.get();
    }

    /** How many of them were not passed on. */
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        receivers.shutdownNow();
        senders.shutdownNow();
        for (Side side : List.of(near, far)) {
            try {
                side.channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void passOn(Side from, Side to, Duration delay, double loss) {
        Random random = new Random();
        ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
        try {
            while (true) {
                from.channel.receive(buffer.clear());
                packets.incrementAndGet();
                if (random.nextDouble() < loss) {
                    lost.incrementAndGet();
                } else {
                    ByteBuffer content = ByteBuffer.allocate(buffer.flip().remaining());
                    content.put(buffer).flip();
                    ScheduledFuture<?> unused =
                            senders.schedule(() -> to.send(content), delay.toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        } catch (ClosedChannelException | RejectedExecutionException e) {
            // the relay was closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
