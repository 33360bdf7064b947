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
 * Closes a connection whose client does not read what it is sent, however little that is. Nobody else could: Vert.x
 * closes a connection when all that was written before has been sent.
 */
final class UnreadAnswerTimeout extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadAnswerTimeout.class);

    private final Duration timeout;
    private Future<?> timer;

    UnreadAnswerTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    /** Nearly always all has been sent then, and nothing has to be watched. */
    @Override
    public void flush(ChannelHandlerContext connection) {
        connection.flush();
        ChannelOutboundBuffer unsent = connection.channel().unsafe().outboundBuffer();
        if (timer == null && unsent != null && !unsent.isEmpty()) {
            timer = connection.executor().schedule(() -> close(connection), timeout.toMillis(), TimeUnit.MILLISECONDS);
            // is sent, or fails, after all that waits now
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
