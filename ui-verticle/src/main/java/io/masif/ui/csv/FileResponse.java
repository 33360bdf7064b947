package io.masif.ui.csv;

import io.masif.clock.DatabaseClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private Promise<Void> drained = Promise.promise();

    /** @param name the name of the file that browsers propose */
    public FileResponse(RoutingContext context, String contentType, String name) {
        this.context = context;
        this.response = context.response();
        this.contentType = contentType;
        this.name = name;
    }

    /**
     * A file of the state of this day, by UTC, such as {@code hosts-2026-11-22.csv}.
     *
     * @param stem the name without the day and the extension
     */
    public static FileResponse ofToday(RoutingContext context, String contentType, String stem, String extension) {
        LocalDate today = LocalDate.ofInstant(DatabaseClock.of(context.vertx()).now(), ZoneOffset.UTC);
        return new FileResponse(context, contentType, stem + "-" + today + "." + extension);
    }

    /** Whether nothing was sent yet. */
    public boolean isEmpty() {
        return !response.headWritten();
    }

    /**
     * Sends the pieces, one after the other. If one cannot be created, the request fails. That cannot be answered after the
     * first piece: the connection is closed, so that the client does not take the file for complete.
     *
     * @param next creates the next piece; null at the end
     */
    public void send(Supplier<Future<String>> next) {
        response.drainHandler(ready -> drained.tryComplete());
        context.addEndHandler(ended -> drained.tryComplete());
        sendNext(next);
    }

    private void sendNext(Supplier<Future<String>> next) {
        Future.succeededFuture()
                .compose(start -> next.get())
                .compose(this::write)
                .onSuccess(hasMore -> {
                    if (hasMore) {
                        sendNext(next);
                    }
                })
                .onFailure(context::fail);
    }

    /** Writes a piece, and waits until the client is ready for another one; false if there is none to be written. */
    private Future<Boolean> write(String piece) {
        if (response.closed()) {
            return Future.succeededFuture(false);
        }
        if (isEmpty()) {
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        if (piece == null) {
            response.end();
            return Future.succeededFuture(false);
        }
        response.write(piece);
        if (!response.writeQueueFull()) {
            return Future.succeededFuture(true);
        }
        drained = Promise.promise();
        return drained.future().map(true);
    }
}
