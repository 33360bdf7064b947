package io.masif.agent.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP GET on a Unix socket, with the JDK only: a plugin that is started every minute has to start fast. */
public final class SocketClient {
    private static final int MAX_RESPONSE_BYTES = 1 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    private final SocketChannel channel;
    private final Selector selector;
    private final long deadline;

    private SocketClient(SocketChannel channel, Selector selector, long deadline) {
        this.channel = channel;
        this.selector = selector;
        this.deadline = deadline;
    }

    /**
     * An answer.
     *
     * @param duration from before the connection until the last byte
     */
    public record Response(int status, String body, Duration duration) {}

    /** @throws IOException with a sentence, if there was no complete answer in time */
    public static Response get(Path socket, String target, Duration timeout) throws IOException {
        long start = System.nanoTime();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, 0);
            SocketClient client = new SocketClient(channel, selector, start + timeout.toNanos());
            client.connect(socket);
            client.send("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
            return parseResponse(client.receive(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void connect(Path socket) throws IOException {
        if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
            do {
                await(SelectionKey.OP_CONNECT);
            } while (!channel.finishConnect());
        }
    }

    private void send(String request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    private String receive() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(8192);
        int length = channel.read(part);
        while (length >= 0) {
            if (length == 0) {
                await(SelectionKey.OP_READ);
            }
            all.write(part.array(), 0, part.position());
            part.clear();
            if (all.size() > MAX_RESPONSE_BYTES) {
                throw new IOException("the answer is longer than " + MAX_RESPONSE_BYTES + " bytes");
            }
            length = channel.read(part);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private void await(int operation) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        long remainingMillis = (deadline - System.nanoTime()) / 1_000_000;
        if (remainingMillis <= 0 || selector.select(remainingMillis) == 0) {
            throw new IOException("there was no answer in time");
        }
        selector.selectedKeys().clear();
    }

    private static Response parseResponse(String text, Duration duration) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        Matcher status = STATUS.matcher(end < 0 ? "" : text.substring(0, text.indexOf("\r\n")));
        if (!status.matches()) {
            throw new IOException("the answer is no HTTP");
        }
        String body = text.substring(end + 4);
        Matcher length = LENGTH.matcher(text.substring(0, end));
        if (length.find() && body.getBytes(StandardCharsets.UTF_8).length < Integer.parseInt(length.group(1))) {
            throw new IOException("the answer is cut off");
        }
        return new Response(Integer.parseInt(status.group(1)), body, duration);
    }
}
