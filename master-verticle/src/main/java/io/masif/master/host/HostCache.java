package io.masif.master.host;

import io.masif.flow.AsyncLoop;
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
public final class HostCache {
    private static final int PAGE_SIZE = 5000;
    /** An answer that approves nothing is the same few bytes for everyone. */
    private static final int UNCOUNTED_ANSWER_BYTES = 64;

    private static final long MAX_ANSWER_BYTES = 16L * 1024 * 1024;

    private final ConcurrentHashMap<String, HostEntry> byName = new ConcurrentHashMap<>();
    private final AtomicLong answerBytes = new AtomicLong();
    private final Set<Long> ownRevisions = new HashSet<>();
    private long revision;
    private long lastId;
    /** Whether what others have changed is being read, so that the revision stands for less than all of it. */
    private boolean reading;

    private volatile boolean isClosed;

    /** What is known of the host; null if nothing. */
    public HostEntry get(String host) {
        return isClosed ? null : byName.get(host);
    }

    /** Remembers an answer, unless there are too many long ones already. */
    public void cacheAnswer(HostEntry host, CachedAnswer answer) {
        int length = answer.answer().length();
        if (length <= UNCOUNTED_ANSWER_BYTES || answerBytes.addAndGet(length) <= MAX_ANSWER_BYTES) {
            host.setCachedAnswer(answer);
        }
    }

    /** Keeps what is newer. */
    public void update(Collection<AgentRow> rows) {
        rows.forEach(row -> byName.compute(
                row.name(),
                (name, entry) -> entry == null || row.revision() > entry.revision() ? new HostEntry(row) : entry));
    }

    /** Rows that this master wrote in one transaction. */
    public void updateWritten(Collection<AgentRow> rows) {
        update(rows);
        rows.stream().findAny().ifPresent(row -> ownRevisions.add(row.revision()));
    }

    /** Whether the database does not have the host, as far as is known here; not before the hosts were read. */
    public boolean isNew(String host) {
        return revision > 0 && !isClosed && !byName.containsKey(host);
    }

    /**
     * The rows of these hosts by their names, those that there are; empty unless all changes up to this revision are known
     * here: they were read, or written by this master. A host that was removed since it was read is among them.
     */
    public Optional<Map<String, AgentRow>> rowsAt(long upTo, Collection<String> hosts) {
        if (reading || isClosed || revision == 0) {
            return Optional.empty();
        }
        takeOwn();
        if (revision != upTo) {
            return Optional.empty();
        }
        Map<String, AgentRow> rows = new HashMap<>();
        hosts.forEach(host -> {
            HostEntry entry = byName.get(host);
            if (entry != null) {
                rows.put(host, entry.row(host));
            }
        });
        return Optional.of(rows);
    }

    /** What this master wrote itself need not be read. */
    private void takeOwn() {
        while (revision > 0 && ownRevisions.remove(revision + 1)) {
            revision++;
            lastId = Long.MAX_VALUE;
        }
    }

    /** What is known of a host, at least as new as this row of it. */
    public HostEntry getCurrent(AgentRow row) {
        HostEntry entry = byName.get(row.name());
        return entry == null || entry.revision() < row.revision() ? new HostEntry(row) : entry;
    }

    /** Those of these names; one that has a row is remembered again when the row is read. */
    public void evict(List<String> hosts) {
        hosts.forEach(byName::remove);
    }

    /** These hosts were removed. */
    public void evict(Set<Long> ids) {
        if (!ids.isEmpty()) {
            byName.values().removeIf(row -> ids.contains((long) row.id()));
        }
    }

    public void evict() {
        byName.clear();
        ownRevisions.clear();
        revision = 0;
        lastId = 0;
    }

    /** From now on nobody is known, and what {@link #drainSeen()} tells is complete. */
    public void close() {
        isClosed = true;
    }

    /** The numbers of the hosts that were there since this was last asked. */
    List<Long> drainSeen() {
        long[] bytes = {0};
        List<Long> seen = byName.values().stream()
                .peek(host -> bytes[0] += countedAnswerBytes(host))
                .filter(HostEntry::getAndClearSeen)
                .map(host -> (long) host.id())
                .sorted()
                .toList();
        answerBytes.set(bytes[0]);
        return seen;
    }

    private static int countedAnswerBytes(HostEntry host) {
        CachedAnswer answer = host.cachedAnswer();
        return answer == null || answer.answer().length() <= UNCOUNTED_ANSWER_BYTES
                ? 0
                : answer.answer().length();
    }

    /** Reads the hosts that are there, before any reports: what a host reports again need not be written then. */
    public Future<Void> load(Pool pool) {
        return refresh(pool).mapEmpty();
    }

    /** Reads what other masters have changed. True if the database is older than what was known: nothing counts then. */
    public Future<Boolean> refresh(Pool pool) {
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
        return AsyncLoop.repeatWhile(() -> readPage(pool))
                .onComplete(done -> reading = false)
                .map(read -> {
                    revision = Math.max(revision, counter);
                    lastId = revision == counter ? Long.MAX_VALUE : lastId;
                    ownRevisions.removeIf(written -> written <= revision);
                    return false;
                });
    }

    /** Whether there is more. */
    private Future<Boolean> readPage(Pool pool) {
        return AgentStore.findChangedAfter(pool, revision, lastId, PAGE_SIZE).map(rows -> {
            update(rows);
            if (!rows.isEmpty()) {
                AgentRow last = rows.get(rows.size() - 1);
                revision = last.revision();
                lastId = last.id();
            }
            return rows.size() == PAGE_SIZE;
        });
    }
}
