package io.masif.bench.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Open streams of events, as pages have them, read by one thread. */
final class EventStreams implements AutoCloseable {
    private static final int BUFFER_BYTES = 65_536;
    private static final String REQUEST = """
            GET /api/v1/events?interval=2&topics=pending,decisions,hosts,runs HTTP/1.1\r
            Host: 127.0.0.1:%d\r
            Cookie: %s\r
            Accept: text/event-stream\r
            \r
            """;

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    private EventStreams() throws IOException {
        selector = Selector.open();
    }

    /** Opens so many to a port of the loopback interface. */
    static EventStreams open(int port, String cookie, int count) {
        try {
            EventStreams streams = new EventStreams();
            byte[] request = REQUEST.formatted(port, cookie).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < count; i++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.write(ByteBuffer.wrap(request));
                channel.configureBlocking(false);
                channel.register(streams.selector, SelectionKey.OP_READ);
                streams.channels.add(channel);
            }
            Thread reader = new Thread(streams::read, "event streams");
            reader.setDaemon(true);
            reader.start();
            return streams;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all have received. */
    long bytes() {
        return bytes.get();
    }

    /** How many are open. */
    int count() {
        return (int) channels.stream().filter(SocketChannel::isOpen).count();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, buffer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            int length = ((SocketChannel) key.channel()).read(buffer.clear());
            if (length < 0) {
                key.channel().close();
            } else {
                bytes.addAndGet(length);
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            for (SocketChannel channel : channels) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
