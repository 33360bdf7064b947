package io.masif.master.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose client does not read what it is sent. Nobody else could: Vert.x closes a connection when
 * all that was written before has been sent.
 */
final class UnreadTimeout extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadTimeout.class);

    private final Duration longest;
    private Future<?> end;

    UnreadTimeout(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext connection) {
        if (connection.channel().isWritable()) {
            cancel();
        } else if (end == null) {
            end = connection.executor().schedule(() -> close(connection), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        connection.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        cancel();
        connection.fireChannelInactive();
    }

    private static void close(ChannelHandlerContext connection) {
        connection
                .close()
                .addListener(closed -> LOG.debug(
                        "connection closed, its client does not read address={}",
                        connection.channel().remoteAddress()));
    }

    private void cancel() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
