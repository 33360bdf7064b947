package io.masif.master.plan;

import io.masif.flow.Rounds;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.FleetCounter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this master knows about the hosts' rows, so that a report that changes nothing costs no statement. Written by
 * the verticle that writes the reports; read by all that answer, which is the one thing that verticles share.
 */
public final class Fleet {
    private static final int PAGE = 5000;
    /** An answer that approves nothing is the same few bytes for everyone. */
    private static final int FREE_ANSWER = 64;

    private static final long MOST_ANSWER_BYTES = 16L * 1024 * 1024;

    private final ConcurrentHashMap<String, KnownHost> byName = new ConcurrentHashMap<>();
    private final AtomicLong answerBytes = new AtomicLong();
    private final Set<Long> own = new HashSet<>();
    private long revision;
    private long id;
    /** Whether what others have changed is being read, so that the revision stands for less than all of it. */
    private boolean reading;

    private volatile boolean closed;

    /** What is known of the host; null if nothing. */
    public KnownHost get(String host) {
        return closed ? null : byName.get(host);
    }

    /** Remembers an answer, unless there are too many long ones already. */
    public void remember(KnownHost host, Ready ready) {
        int length = ready.answer().length();
        if (length <= FREE_ANSWER || answerBytes.addAndGet(length) <= MOST_ANSWER_BYTES) {
            host.ready(ready);
        }
    }

    /** Keeps what is newer. */
    void learn(Collection<AgentRow> rows) {
        rows.forEach(row -> byName.compute(
                row.name(),
                (name, known) -> known == null || row.revision() > known.revision() ? new KnownHost(row) : known));
    }

    /** Rows that this master wrote in one transaction. */
    void wrote(Collection<AgentRow> rows) {
        learn(rows);
        rows.stream().findAny().ifPresent(row -> own.add(row.revision()));
    }

    /** Whether the database does not have the host, as far as is known here; not before the hosts were read. */
    boolean isNew(String host) {
        return revision > 0 && !closed && !byName.containsKey(host);
    }

    /**
     * The rows of these hosts by their names, those that there are; empty unless all changes up to this revision are known
     * here: they were read, or written by this master. A host that was removed since it was read is among them.
     */
    Optional<Map<String, AgentRow>> rowsAt(long upTo, Collection<String> hosts) {
        if (reading || closed || revision == 0) {
            return Optional.empty();
        }
        takeOwn();
        if (revision != upTo) {
            return Optional.empty();
        }
        Map<String, AgentRow> rows = new HashMap<>();
        hosts.forEach(host -> {
            KnownHost known = byName.get(host);
            if (known != null) {
                rows.put(host, known.row(host));
            }
        });
        return Optional.of(rows);
    }

    /** What this master wrote itself need not be read. */
    private void takeOwn() {
        while (revision > 0 && own.remove(revision + 1)) {
            revision++;
            id = Long.MAX_VALUE;
        }
    }

    /** What is known of a host, at least as new as this row of it. */
    KnownHost current(AgentRow row) {
        KnownHost known = byName.get(row.name());
        return known == null || known.revision() < row.revision() ? new KnownHost(row) : known;
    }

    /** Those of these names; one that has a row is remembered again when the row is read. */
    void forget(List<String> hosts) {
        hosts.forEach(byName::remove);
    }

    /** These hosts were removed. */
    void forget(Set<Long> ids) {
        if (!ids.isEmpty()) {
            byName.values().removeIf(row -> ids.contains((long) row.id()));
        }
    }

    void forget() {
        byName.clear();
        own.clear();
        revision = 0;
        id = 0;
    }

    /** From now on nobody is known, and what {@link #takeSeen()} tells is complete. */
    void close() {
        closed = true;
    }

    /** The numbers of the hosts that were there since this was last asked. */
    List<Long> takeSeen() {
        long[] bytes = {0};
        List<Long> seen = byName.values().stream()
                .peek(host -> bytes[0] += longAnswer(host))
                .filter(KnownHost::unmark)
                .map(host -> (long) host.id())
                .sorted()
                .toList();
        answerBytes.set(bytes[0]);
        return seen;
    }

    private static int longAnswer(KnownHost host) {
        Ready ready = host.ready();
        return ready == null || ready.answer().length() <= FREE_ANSWER
                ? 0
                : ready.answer().length();
    }

    /** Reads the hosts that are there, before any reports: what a host reports again need not be written then. */
    public Future<Void> begin(Pool pool) {
        return refresh(pool).mapEmpty();
    }

    /** Reads what other masters have changed. True if the database is older than what was known: nothing counts then. */
    Future<Boolean> refresh(Pool pool) {
        // meanwhile it may go on by what this master writes
        long before = revision;
        return FleetCounter.read(pool).compose(counter -> {
            if (counter < before) {
                return Future.succeededFuture(true);
            }
            takeOwn();
            return counter <= revision ? Future.succeededFuture(false) : readChanges(pool, counter);
        });
    }

    private Future<Boolean> readChanges(Pool pool, long counter) {
        reading = true;
        return Rounds.whileMore(() -> readPage(pool))
                .onComplete(done -> reading = false)
                .map(read -> {
                    revision = Math.max(revision, counter);
                    id = revision == counter ? Long.MAX_VALUE : id;
                    own.removeIf(written -> written <= revision);
                    return false;
                });
    }

    /** Whether there is more. */
    private Future<Boolean> readPage(Pool pool) {
        return AgentStore.changedAfter(pool, revision, id, PAGE).map(rows -> {
            learn(rows);
            if (!rows.isEmpty()) {
                AgentRow last = rows.get(rows.size() - 1);
                revision = last.revision();
                id = last.id();
            }
            return rows.size() == PAGE;
        });
    }
}
