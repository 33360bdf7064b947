package io.masif.master.plan;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many actions that the fleet does not know yet one host may tell: as many as the largest report has, and then some
 * more every hour. So a host that has gone wrong fills neither the database nor the time of those who write to it.
 */
final class Allowance {
    private static final double MOST = 20_000;
    private static final double PER_HOUR = 2000;
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int REMEMBERED = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Allowance.class);

    private final Map<String, Account> accounts = new Bounded<>(REMEMBERED);

    /** What is left of it for one host. */
    private static final class Account {
        private double left = MOST;
        private long since;
        private boolean told;

        Account(long nowNanos) {
            since = nowNanos;
        }

        double left(long nowNanos) {
            left = Math.min(MOST, left + PER_HOUR * (nowNanos - since) / HOUR_NANOS);
            since = nowNanos;
            told = told && left < MOST;
            return left;
        }
    }

    /** Whether the host may tell so many now. */
    boolean permits(String host, int actions, long nowNanos) {
        Account account = accounts.get(host);
        if (actions == 0 || account == null || actions <= account.left(nowNanos)) {
            return true;
        }
        if (!account.told) {
            LOG.warn("told to come back, since it tells of ever more new actions agent={} actions={}", host, actions);
            account.told = true;
        }
        return false;
    }

    /** The host has told so many. */
    void spend(String host, int actions, long nowNanos) {
        if (actions > 0) {
            Account account = accounts.computeIfAbsent(host, name -> new Account(nowNanos));
            account.left = account.left(nowNanos) - actions;
        }
    }
}
