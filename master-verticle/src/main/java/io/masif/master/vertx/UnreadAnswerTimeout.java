package io.masif.master.vertx;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose client does not read its answers, however small they are. Vert.x cannot do that: it closes a
 * connection only after everything that was written before has been sent.
 */
final class UnreadAnswerTimeout extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadAnswerTimeout.class);

    private final Duration timeout;
    private Future<?> timer;

    UnreadAnswerTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    /** Nearly always everything has been sent then, and no timer is needed. */
    @Override
    public void flush(ChannelHandlerContext connection) {
        connection.flush();
        ChannelOutboundBuffer unsent = connection.channel().unsafe().outboundBuffer();
        if (timer == null && unsent != null && !unsent.isEmpty()) {
            timer = connection.executor().schedule(() -> close(connection), timeout.toMillis(), TimeUnit.MILLISECONDS);
            // is sent, or fails, after everything that waits now
            connection.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> cancel());
        }
    }

    private static void close(ChannelHandlerContext connection) {
        connection
                .close()
                .addListener(closed -> LOG.debug(
                        "connection closed, its client does not read address={}",
                        connection.channel().remoteAddress()));
    }

    private void cancel() {
        timer.cancel(false);
        timer = null;
    }
}
