package io.masif.bench.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host's connection: one request at a time, and as much of HTTP as its answers need. */
public final class HostConnection extends SimpleChannelInboundHandler<ByteBuf> {
    /** What went wrong, other than a status of HTTP. */
    public static final int BROKEN = 0;

    /** A header or member that the answer lacks. */
    public static final int UNKNOWN = -1;

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)\r\nretry-after: *(\\d+)");
    /** The last member of an answer of version 2. */
    private static final Pattern NEXT_REPORT = Pattern.compile("\"next\":(\\d+)}$");

    /** As much of an answer as {@link #nextReportSeconds} needs, and the sentence of a refusal. */
    static final int TAIL_BYTES = 200;

    private static final int STATUS_BEGIN = 9;
    private static final int STATUS_END = 12;

    private final Channel channel;
    private final int keptBytes;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private AnswerHandler answerHandler;
    private int status;
    private int remainingBytes;
    private int bodyLength;

    /** Called once per request. */
    public interface AnswerHandler {
        /** @param status of HTTP; {@link #BROKEN} if the connection ended before the answer */
        void onAnswer(int status);
    }

    /** @param keptBytes how much of the end of each answer's body is kept */
    HostConnection(Channel channel, int keptBytes) {
        this.channel = channel;
        this.keptBytes = keptBytes;
    }

    public boolean isOpen() {
        return channel.isActive();
    }

    public void send(byte[] request, AnswerHandler onAnswer) {
        answerHandler = onAnswer;
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
    public int bodyLength() {
        return bodyLength;
    }

    /** The {@code Retry-After} of the last answer, in seconds. */
    public int retryAfterSeconds() {
        return parseNumber(RETRY_AFTER, head);
    }

    /** The {@code next} of the last answer: seconds until the host is to report again. */
    public int nextReportSeconds() {
        return parseNumber(NEXT_REPORT, tail);
    }

    /** The end of the last answer's body, as much as is kept. */
    public String body() {
        return tail.toString();
    }

    private static int parseNumber(Pattern pattern, CharSequence text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : UNKNOWN;
    }

    public void close() {
        answerHandler = null;
        channel.close().addListener(closed -> {});
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf read) {
        if (status == BROKEN) {
            readHead(read);
        }
        if (status != BROKEN) {
            remainingBytes -= read.readableBytes();
            keepTail(read);
            if (remainingBytes <= 0) {
                finish(status);
            }
        }
    }

    private void readHead(ByteBuf read) {
        while (read.isReadable()) {
            head.append((char) read.readUnsignedByte());
            int end = head.length();
            if (head.charAt(end - 1) == '\n' && end > 3 && head.charAt(end - 3) == '\n') {
                Matcher found = CONTENT_LENGTH.matcher(head);
                bodyLength = found.find() ? Integer.parseInt(found.group(1)) : 0;
                remainingBytes = bodyLength;
                status = Integer.parseInt(head, STATUS_BEGIN, STATUS_END, 10);
                return;
            }
        }
    }

    private void keepTail(ByteBuf read) {
        int some = Math.min(keptBytes, read.readableBytes());
        tail.append(read.toString(read.writerIndex() - some, some, StandardCharsets.US_ASCII));
        tail.delete(0, Math.max(0, tail.length() - keptBytes));
    }

    private void finish(int result) {
        AnswerHandler handler = answerHandler;
        answerHandler = null;
        if (handler != null) {
            handler.onAnswer(result);
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
