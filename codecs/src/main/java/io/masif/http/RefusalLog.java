package io.masif.http;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs refused requests: a line for each of the first ones in a second, and then how many more there were, so that no
 * client fills a disk. Belongs to one event loop.
 */
public final class RefusalLog {
    private static final int MAX_LINES = 10;
    private static final int MAX_PATH_LENGTH = 64;
    private static final int MAX_SENTENCE_LENGTH = 400;
    private static final long SECOND_MILLIS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final Vertx vertx;
    private final String clients;
    private int refusedCount;

    /** @param clients what the clients are, such as {@code agent} */
    public RefusalLog(Vertx vertx, String clients) {
        this.vertx = vertx;
        this.clients = clients;
    }

    /**
     * @param name of the client; null if it is not known
     * @param address of the client
     */
    public void logRefusal(HttpServerRequest request, String name, Object address, Failure failure) {
        if (refusedCount == 0) {
            vertx.setTimer(SECOND_MILLIS, timer -> logOmitted());
        }
        refusedCount++;
        if (refusedCount <= MAX_LINES) {
            LOG.info(
                    "refused {}={} address={} path={} status={} reason={}",
                    clients,
                    Quote.word(name),
                    address,
                    formatPath(request),
                    failure.code().status(),
                    formatReason(failure));
        }
    }

    /** The path of a request, quoted for the log. */
    public static String formatPath(HttpServerRequest request) {
        return Quote.word(request.path(), MAX_PATH_LENGTH);
    }

    /** The sentence of a failure, shortened for the log. */
    public static String formatReason(Failure failure) {
        return Quote.truncate(failure.getMessage(), MAX_SENTENCE_LENGTH);
    }

    private void logOmitted() {
        if (refusedCount > MAX_LINES) {
            LOG.info("refused as well within a second requests={}", refusedCount - MAX_LINES);
        }
        refusedCount = 0;
    }
}
