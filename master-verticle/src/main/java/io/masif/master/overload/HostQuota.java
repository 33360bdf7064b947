package io.masif.master.overload;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.failure.Failure;
import io.masif.master.memory.Caches;
import io.masif.text.Quote;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how much one host adds to the database: a burst, and then some more every hour. So a faulty host fills neither the
 * database nor the time in which reports are written. A host that has used nothing of its quota may add any amount at once;
 * other limits refuse a report that is too large. Belongs to one thread.
 */
public final class HostQuota {
    private static final double MAX_ACTIONS = 20_000;
    private static final double ACTIONS_PER_HOUR = 2000;
    private static final double MAX_BYTES = 64.0 * 1024 * 1024;
    private static final double BYTES_PER_HOUR = 2.0 * 1024 * 1024;
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int HOUR_SECONDS = 3600;

    private static final Logger LOG = LoggerFactory.getLogger(HostQuota.class);

    private final Cache<String, Account> accounts = Caches.ofHosts();
    private final String resource;
    private final double capacity;
    private final double refillPerHour;

    private HostQuota(String resource, double capacity, double refillPerHour) {
        this.resource = resource;
        this.capacity = capacity;
        this.refillPerHour = refillPerHour;
    }

    /** For actions that the fleet does not have yet, by their number: the burst is what the largest report has. */
    public static HostQuota forNewActions() {
        return new HostQuota("new actions", MAX_ACTIONS, ACTIONS_PER_HOUR);
    }

    /** For runs, and plans that no host has had yet, by their bytes: a run with the longest output has 256 KiB. */
    public static HostQuota forRunsAndPlans() {
        return new HostQuota("runs and new plans", MAX_BYTES, BYTES_PER_HOUR);
    }

    /** What remains of the quota of one host. */
    private final class Account {
        private double remaining = capacity;
        private long refilledAtNanos;
        private boolean isRefusalLogged;

        Account(long nowNanos) {
            refilledAtNanos = nowNanos;
        }

        double remaining(long nowNanos) {
            remaining = Math.min(capacity, remaining + refillPerHour * (nowNanos - refilledAtNanos) / HOUR_NANOS);
            refilledAtNanos = nowNanos;
            isRefusalLogged = isRefusalLogged && remaining < capacity;
            return remaining;
        }

        boolean permits(long amount, long nowNanos) {
            double remainingNow = remaining(nowNanos);
            return remainingNow >= capacity || amount <= remainingNow;
        }
    }

    /** Why the host may not add so much now, and when to retry, within an hour at the latest; empty if it may. */
    public Optional<Failure> refusal(String host, long amount, long nowNanos) {
        Account account = accounts.getIfPresent(host);
        if (amount == 0 || account == null || account.permits(amount, nowNanos)) {
            return Optional.empty();
        }
        if (!account.isRefusalLogged) {
            LOG.warn(
                    "asked to retry, since it reports ever more {} agent={} amount={}",
                    resource,
                    Quote.word(host),
                    amount);
            account.isRefusalLogged = true;
        }
        double hours = Math.min(1, (Math.min((double) amount, capacity) - account.remaining) / refillPerHour);
        return Optional.of(Failure.unavailable(
                "this host has reported too many " + resource + " within an hour",
                Duration.ofSeconds(1 + (long) (hours * HOUR_SECONDS)),
                null));
    }

    /** Whether something remains of the quota of the host. */
    public boolean hasRemaining(String host, long nowNanos) {
        Account account = accounts.getIfPresent(host);
        return account == null || account.remaining(nowNanos) > 0;
    }

    /** The host has added so much. */
    public void consume(String host, long amount, long nowNanos) {
        if (amount > 0) {
            Account account = accounts.get(host, name -> new Account(nowNanos));
            account.remaining = account.remaining(nowNanos) - amount;
        }
    }
}
