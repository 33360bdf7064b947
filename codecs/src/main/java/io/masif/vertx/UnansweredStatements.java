package io.masif.vertx;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.core.Completable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.internal.command.CommandBase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fails all that waits for an answer over a connection to the database when the connection is closed, in the order in which it
 * was sent, and after the pool knows of it. Vert.x fails only the first of the statements that were sent, and so early that the
 * pool may hand the connection to somebody else. The others would wait for ever, and so would what is sent in that moment.
 */
public final class UnansweredStatements extends ChannelDuplexHandler {
    private final Set<Answer<?>> awaited = new LinkedHashSet<>();
    private boolean isClosed;

    private UnansweredStatements() {}

    /** @param connection one of a pool, as a connect handler gets it */
    public static UnansweredStatements failWhenClosed(SqlConnection connection) {
        ChannelHandlerContext client = ConnectionSocket.of(connection).client();
        UnansweredStatements statements = new UnansweredStatements();
        // a connection that is closed already fails what is sent
        if (!client.isRemoved()) {
            client.pipeline().addBefore(client.name(), null, statements);
        }
        return statements;
    }

    /** Whether the connection is closed, and the pool knows of it. To be called by its event loop. */
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
        if (message instanceof CommandBase<?> command && command.handler != null) {
            await(command);
        }
        super.write(context, message, written);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        context.fireChannelInactive();
        isClosed = true;
        List.copyOf(awaited).forEach(Answer::fail);
    }

    private <T> void await(CommandBase<T> command) {
        Answer<T> answer = new Answer<>(command.handler);
        command.handler = answer;
        awaited.add(answer);
        if (isClosed) {
            answer.fail();
        }
    }

    /** Is given on once. */
    private final class Answer<T> implements Completable<T> {
        private final Completable<? super T> receiver;

        Answer(Completable<? super T> receiver) {
            this.receiver = receiver;
        }

        @Override
        public void complete(T result, Throwable failure) {
            // the client fails the first one before it knows that the connection is closed
            boolean isTooEarly = failure instanceof ClosedConnectionException;
            if (!isTooEarly && awaited.remove(this)) {
                receiver.complete(result, failure);
            }
        }

        void fail() {
            if (awaited.remove(this)) {
                receiver.complete(null, ClosedConnectionException.INSTANCE);
            }
        }
    }
}
