package io.masif.http;

import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log what clients are refused: a line each for the first ones of a second, and then how many more there were,
 * so that nobody fills a disk. Belongs to one event loop.
 */
public final class RefusalLog {
    private static final int MOST_LINES = 10;
    private static final int LONGEST_PATH = 64;
    private static final int LONGEST_SENTENCE = 400;
    private static final long SECOND_MILLIS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final Vertx vertx;
    private final String clients;
    private int refused;

    /** @param clients what the clients are, such as {@code agent} */
    public RefusalLog(Vertx vertx, String clients) {
        this.vertx = vertx;
        this.clients = clients;
    }

    /**
     * @param name whose request it is; null if that is not known
     * @param address where it comes from
     */
    public void refused(HttpServerRequest request, String name, Object address, Failure failure) {
        if (refused == 0) {
            vertx.setTimer(SECOND_MILLIS, over -> tellTheRest());
        }
        refused++;
        if (refused <= MOST_LINES) {
            LOG.info(
                    "refused {}={} address={} path={} status={} reason={}",
                    clients,
                    Quote.word(name),
                    address,
                    path(request),
                    failure.code().status(),
                    sentence(failure));
        }
    }

    /** Of a request, as it may stand in the log. */
    public static String path(HttpServerRequest request) {
        return Quote.word(request.path(), LONGEST_PATH);
    }

    /** Of a failure, as it may stand in the log. */
    public static String sentence(Failure failure) {
        return Quote.beginning(failure.getMessage(), LONGEST_SENTENCE);
    }

    private void tellTheRest() {
        if (refused > MOST_LINES) {
            LOG.info("refused as well within a second requests={}", refused - MOST_LINES);
        }
        refused = 0;
    }
}
