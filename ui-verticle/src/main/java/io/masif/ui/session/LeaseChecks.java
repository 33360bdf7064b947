package io.masif.ui.session;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the leases of many clients together: those of sessions by one statement. */
public final class LeaseChecks {
    /** After the end of a session its streams end within two seconds. */
    public static final long INTERVAL_MILLIS = 1500;

    private final SessionStore store;

    public LeaseChecks(SessionStore store) {
        this.store = store;
    }

    /** Those of the leases that have ended; one that cannot be checked has not. */
    public Future<Set<SessionLease>> findEnded(Collection<SessionLease> leases) {
        Instant now = Instant.now();
        Set<SessionLease> ended =
                leases.stream().filter(lease -> lease.isExpired(now)).collect(Collectors.toCollection(HashSet::new));
        Set<Digest> sessions = leases.stream()
                .map(SessionLease::sessionDigest)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Future<Void>> programs = leases.stream()
                .filter(lease -> lease.sessionDigest() == null)
                .map(lease -> lease.check().<Void>map(isValid -> {
                    if (!isValid) {
                        ended.add(lease);
                    }
                    return null;
                }))
                .toList();
        Future<Void> checkedSessions = sessions.isEmpty()
                ? Future.succeededFuture()
                : store.findPresent(sessions).map(present -> {
                    leases.stream()
                            .filter(lease -> lease.sessionDigest() != null && !present.contains(lease.sessionDigest()))
                            .forEach(ended::add);
                    return null;
                });
        return Future.join(programs)
                .otherwiseEmpty()
                .compose(checked -> checkedSessions.otherwiseEmpty())
                .map(ended);
    }
}
