package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.domain.Quote;
import io.masif.master.store.ConflictStore;
import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that two machines report under one name, by the plan that goes back and forth, and notes it at the host. The
 * database says which hosts are in conflict; here is only what was seen of those whose plan changed lately.
 */
final class Conflicts {
    private static final int MOST_HOSTS = 10_000;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration NOTE_AGAIN = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(Conflicts.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Map<String, Alternation> alternations = new Bounded<>(MOST_HOSTS);
    private final Map<String, Instant> noted = new Bounded<>(MOST_HOSTS);

    Conflicts(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Ends, from time to time, conflicts that no master has seen anything of for an hour. */
    void watch() {
        vertx.setTimer(LOOK_MILLIS, timer -> end(WINDOW).onComplete(done -> watch()));
    }

    /** Ends those that have been quiet for so long; each is news if it begins again. */
    Future<?> end(Duration quiet) {
        return ConflictStore.end(pool, quiet)
                .onSuccess(ended -> ended.forEach(host -> {
                    noted.remove(host);
                    LOG.info("conflict over agent={}", Quote.word(host));
                }))
                .onFailure(e -> LOG.debug("conflicts not ended, later again reason={}", DatabaseTrouble.reason(e)));
    }

    /** The plan of that host is now another one than the database had. */
    void planChanged(Sender sender, Digest plan) {
        Instant now = Instant.now();
        String host = sender.host();
        Sender other = alternations
                .computeIfAbsent(host, name -> new Alternation(WINDOW))
                .changed(sender, plan, now);
        Instant before = noted.get(host);
        if (other == null || (before != null && before.plus(NOTE_AGAIN).isAfter(now))) {
            return;
        }
        noted.put(host, now);
        // perhaps ended by another master meanwhile
        boolean news = before == null || before.plus(WINDOW).isBefore(now);
        boolean seenHere = other.connection() != sender.connection();
        String otherAddress = seenHere ? other.address() : "at another master";
        if (news) {
            LOG.warn(
                    "conflict: two machines report under one name agent={} address={} serial={} other={}",
                    Quote.word(host),
                    sender.address(),
                    sender.serial().toString(16),
                    otherAddress);
        }
        note(sender, otherAddress).onFailure(e -> {
            noted.remove(host);
            LOG.debug(
                    "conflict not noted, later again agent={} reason={}", Quote.word(host), DatabaseTrouble.reason(e));
        });
    }

    private Future<Void> note(Sender sender, String otherAddress) {
        return DatabaseTrouble.again(
                vertx, () -> ConflictStore.begin(pool, sender.host(), sender.address(), otherAddress));
    }
}
