package io.masif.master.plan;

import io.masif.domain.Quote;
import io.masif.failure.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much one host may add to the database: so much at once, and then some more every hour. So a host that has gone wrong
 * fills neither the database nor the time of those who write to it. What is too much for ever is no matter of an
 * allowance: a host that has told nothing for long may tell anything.
 */
final class Allowance {
    private static final double MOST_ACTIONS = 20_000;
    private static final double ACTIONS_PER_HOUR = 2000;
    private static final double MOST_BYTES = 64.0 * 1024 * 1024;
    private static final double BYTES_PER_HOUR = 2.0 * 1024 * 1024;
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int HOUR_SECONDS = 3600;
    /** A storm makes an account for every host, and none may push out that of a host which goes wrong. */
    private static final int REMEMBERED = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(Allowance.class);

    private final Map<String, Account> accounts = new Bounded<>(REMEMBERED);
    private final String what;
    private final double most;
    private final double perHour;

    private Allowance(String what, double most, double perHour) {
        this.what = what;
        this.most = most;
        this.perHour = perHour;
    }

    /** Of actions that the fleet does not know yet, by their number: at once as many as the largest report has. */
    static Allowance ofNewActions() {
        return new Allowance("new actions", MOST_ACTIONS, ACTIONS_PER_HOUR);
    }

    /** Of runs, and of plans that no host has had yet, by their bytes: a run with the longest output has 256 KiB. */
    static Allowance ofRunsAndPlans() {
        return new Allowance("runs and new plans", MOST_BYTES, BYTES_PER_HOUR);
    }

    /** What is left of it for one host. */
    private final class Account {
        private double left = most;
        private long since;
        private boolean told;

        Account(long nowNanos) {
            since = nowNanos;
        }

        double left(long nowNanos) {
            left = Math.min(most, left + perHour * (nowNanos - since) / HOUR_NANOS);
            since = nowNanos;
            told = told && left < most;
            return left;
        }

        boolean permits(long amount, long nowNanos) {
            double now = left(nowNanos);
            return now >= most || amount <= now;
        }
    }

    /** Why the host may not tell so much now, and when to come back, within an hour at the latest; empty if it may. */
    Optional<Failure> refusal(String host, long amount, long nowNanos) {
        Account account = accounts.get(host);
        if (amount == 0 || account == null || account.permits(amount, nowNanos)) {
            return Optional.empty();
        }
        if (!account.told) {
            LOG.warn(
                    "told to come back, since it tells of ever more {} agent={} amount={}",
                    what,
                    Quote.word(host),
                    amount);
            account.told = true;
        }
        double hours = Math.min(1, (Math.min((double) amount, most) - account.left) / perHour);
        return Optional.of(Failure.unavailable(
                "this host has told of too many " + what + " within an hour",
                Duration.ofSeconds(1 + (long) (hours * HOUR_SECONDS)),
                null));
    }

    /** Whether something is left of it for the host. */
    boolean isLeft(String host, long nowNanos) {
        Account account = accounts.get(host);
        return account == null || account.left(nowNanos) > 0;
    }

    /** The host has told so much. */
    void spend(String host, long amount, long nowNanos) {
        if (amount > 0) {
            Account account = accounts.computeIfAbsent(host, name -> new Account(nowNanos));
            account.left = account.left(nowNanos) - amount;
        }
    }
}
