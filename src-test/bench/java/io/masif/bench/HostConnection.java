package io.masif.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host's connection: one request at a time, and as much of HTTP as its answers need. */
final class HostConnection extends SimpleChannelInboundHandler<ByteBuf> {
    /** What went wrong, other than a status of HTTP. */
    static final int BROKEN = 0;

    /** What was not told. */
    static final int UNTOLD = -1;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern RETRY = Pattern.compile("(?i)\r\nretry-after: *(\\d+)");
    /** The last member of an answer of version 2. */
    private static final Pattern NEXT = Pattern.compile("\"next\":(\\d+)}$");

    private static final int TAIL = 24;
    private static final int STATUS_AT = 9;
    private static final int STATUS_TO = 12;

    private final Channel channel;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private Answered answered;
    private int status;
    private int missing;
    private int length;

    /** Told once per request. */
    interface Answered {
        /** @param status of HTTP; {@link #BROKEN} if the connection ended before the answer */
        void with(int status);
    }

    HostConnection(Channel channel) {
        this.channel = channel;
    }

    boolean open() {
        return channel.isActive();
    }

    void send(byte[] request, Answered whenAnswered) {
        answered = whenAnswered;
        status = BROKEN;
        head.setLength(0);
        tail.setLength(0);
        channel.writeAndFlush(Unpooled.wrappedBuffer(request)).addListener(written -> {
            if (!written.isSuccess()) {
                finish(BROKEN);
            }
        });
    }

    /** The size of the last answer's body. */
    int length() {
        return length;
    }

    /** After how many seconds the last answer told the host to come back. */
    int retryAfter() {
        return number(RETRY, head);
    }

    /** After how many seconds the last answer told the host to report again. */
    int next() {
        return number(NEXT, tail);
    }

    private static int number(Pattern pattern, CharSequence text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : UNTOLD;
    }

    void close() {
        answered = null;
        channel.close().addListener(closed -> {});
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf read) {
        if (status == BROKEN) {
            readHead(read);
        }
        if (status != BROKEN) {
            missing -= read.readableBytes();
            keepTail(read);
            if (missing <= 0) {
                finish(status);
            }
        }
    }

    private void readHead(ByteBuf read) {
        while (read.isReadable()) {
            head.append((char) read.readUnsignedByte());
            int end = head.length();
            if (head.charAt(end - 1) == '\n' && end > 3 && head.charAt(end - 3) == '\n') {
                Matcher found = LENGTH.matcher(head);
                length = found.find() ? Integer.parseInt(found.group(1)) : 0;
                missing = length;
                status = Integer.parseInt(head, STATUS_AT, STATUS_TO, 10);
                return;
            }
        }
    }

    private void keepTail(ByteBuf read) {
        int some = Math.min(TAIL, read.readableBytes());
        tail.append(read.toString(read.writerIndex() - some, some, StandardCharsets.US_ASCII));
        tail.delete(0, Math.max(0, tail.length() - TAIL));
    }

    private void finish(int with) {
        Answered told = answered;
        answered = null;
        if (told != null) {
            told.with(with);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish(BROKEN);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close().addListener(closed -> {});
    }
}
