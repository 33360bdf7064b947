package io.masif.ui.page.host;

import io.masif.ui.csv.FileResponse;
import io.masif.ui.store.run.RunStore;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongFunction;

/** Answers with the output of a run as a text, part by part. */
final class OutputResponse {
    private final FileResponse file;
    private final LongFunction<Future<String>> source;
    private long position = 1;

    /** @param source reads the part from that position on, counted from 1; empty at the end */
    OutputResponse(RoutingContext context, LongFunction<Future<String>> source) {
        this.file = new FileResponse(context, "text/plain; charset=utf-8", "run-" + context.pathParam("run"));
        this.source = source;
    }

    void send() {
        file.send(this::readPart);
    }

    /** The next part; null after the last one. */
    private Future<String> readPart() {
        long from = position;
        position += RunStore.OUTPUT_PART_LENGTH;
        return source.apply(from).map(part -> part.isEmpty() ? null : part);
    }
}
