package io.masif.ui.csv;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Answers with a file that is created piece by piece: the next piece is created when the client has taken the one before, so
 * that memory does not grow with the file.
 */
public final class FileResponse {
    private final RoutingContext context;
    private final HttpServerResponse response;
    private final String contentType;
    private final String name;

    /** @param name the name of the file that browsers propose */
    public FileResponse(RoutingContext context, String contentType, String name) {
        this.context = context;
        this.response = context.response();
        this.contentType = contentType;
        this.name = name;
    }

    /** Whether nothing was sent yet. */
    public boolean isEmpty() {
        return !response.headWritten();
    }

    /** @param next creates the next piece; null at the end */
    public void send(Supplier<Future<String>> next) {
        next.get().onFailure(this::fail).onSuccess(piece -> {
            if (response.closed()) {
                return;
            }
            if (piece == null) {
                response.end();
            } else {
                write(piece).onSuccess(written -> send(next)).onFailure(this::fail);
            }
        });
    }

    /** A failure after the first piece cannot be answered: the connection is closed, so that the file is not taken for whole. */
    private void fail(Throwable cause) {
        context.fail(cause);
    }

    private Future<Void> write(String piece) {
        if (isEmpty()) {
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        response.write(piece);
        Promise<Void> drained = Promise.promise();
        if (response.writeQueueFull()) {
            response.drainHandler(ready -> drained.tryComplete());
            context.addEndHandler(ended -> drained.tryComplete());
        } else {
            drained.complete();
        }
        return drained.future();
    }
}
