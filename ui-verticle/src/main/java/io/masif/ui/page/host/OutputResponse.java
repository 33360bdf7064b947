package io.masif.ui.page.host;

import io.masif.ui.store.RunStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongFunction;

/** Answers with the output of a run as a text, part by part: the next one is read when the client has taken the one before. */
final class OutputResponse {
    private final RoutingContext context;
    private final HttpServerResponse response;
    private final LongFunction<Future<String>> source;

    /** @param source reads the part from that position on, counted from 1; empty at the end */
    OutputResponse(RoutingContext context, LongFunction<Future<String>> source) {
        this.context = context;
        this.response = context.response();
        this.source = source;
    }

    void send() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"run-" + context.pathParam("run") + "\"");
        send(1);
    }

    private void send(long position) {
        source.apply(position)
                .compose(part -> write(part).map(part))
                .onSuccess(part -> {
                    if (response.closed()) {
                        return;
                    }
                    if (part.length() == 0) {
                        response.end();
                    } else {
                        send(position + RunStore.OUTPUT_PART_LENGTH);
                    }
                })
                .onFailure(context::fail);
    }

    private Future<Void> write(String part) {
        if (part.isEmpty() || response.closed()) {
            return Future.succeededFuture();
        }
        response.write(part);
        if (!response.writeQueueFull()) {
            return Future.succeededFuture();
        }
        Promise<Void> drained = Promise.promise();
        response.drainHandler(ready -> drained.tryComplete());
        context.addEndHandler(ended -> drained.tryComplete());
        return drained.future();
    }
}
