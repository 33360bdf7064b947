package io.masif.master.host;

import io.masif.flow.AsyncLoop;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentRows;
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
 * The hosts' rows in memory, so that a report that changes nothing costs no statement. It is written by the verticle that
 * writes reports, and read by all verticles that answer.
 */
public final class HostCache {
    private static final int PAGE_SIZE = 5000;
    /** An answer that approves nothing has few bytes, and is not counted. */
    private static final int UNCOUNTED_ANSWER_BYTES = 64;

    private static final long MAX_ANSWER_BYTES = 16L * 1024 * 1024;

    private final ConcurrentHashMap<String, HostEntry> byName = new ConcurrentHashMap<>();
    private final AtomicLong answerBytes = new AtomicLong();
    private final Set<Long> ownRevisions = new HashSet<>();
    private long revision;
    private long lastId;
    /** Whether changes of other masters are being read, so that not all up to the revision are here. */
    private boolean isReading;

    private volatile boolean isClosed;

    /** The entry of the host; null if there is none. */
    public HostEntry get(String host) {
        return isClosed ? null : byName.get(host);
    }

    /** Caches an answer, unless the cached answers are too long already. */
    public void cacheAnswer(HostEntry host, CachedAnswer answer) {
        int length = answer.answer().length();
        if (length <= UNCOUNTED_ANSWER_BYTES || answerBytes.addAndGet(length) <= MAX_ANSWER_BYTES) {
            host.setCachedAnswer(answer);
        }
    }

    /** Replaces older rows. */
    public void update(Collection<AgentRow> rows) {
        rows.forEach(row -> byName.compute(
                row.name(),
                (name, entry) -> entry == null || row.revision() > entry.revision() ? new HostEntry(row) : entry));
    }

    /** As {@link #update}, for rows that this master wrote in one transaction. */
    public void updateWritten(Collection<AgentRow> rows) {
        update(rows);
        rows.stream().findAny().ifPresent(row -> ownRevisions.add(row.revision()));
    }

    /** Whether the database does not have the host, as far as this master knows; false until the hosts were read. */
    public boolean isNew(String host) {
        return revision > 0 && !isClosed && !byName.containsKey(host);
    }

    /**
     * The existing rows of these hosts by name; empty unless all changes up to this revision are in memory, because they
     * were read, or written by this master. A host that was removed since it was read is among them.
     */
    public Optional<Map<String, AgentRow>> rowsAt(long upTo, Collection<String> hosts) {
        if (isReading || isClosed || revision == 0) {
            return Optional.empty();
        }
        skipOwnRevisions();
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

    /** Advances the revision over transactions of this master, which need not be read. */
    private void skipOwnRevisions() {
        while (revision > 0 && ownRevisions.remove(revision + 1)) {
            revision++;
            lastId = Long.MAX_VALUE;
        }
    }

    /** The entry of a host, at least as new as this row. */
    public HostEntry getCurrent(AgentRow row) {
        HostEntry entry = byName.get(row.name());
        return entry == null || entry.revision() < row.revision() ? new HostEntry(row) : entry;
    }

    /** Removes the hosts of these names; one that has a row is added again when the row is read. */
    public void evict(List<String> hosts) {
        hosts.forEach(byName::remove);
    }

    /** Removes hosts that were removed from the database. */
    public void evict(Set<Long> ids) {
        if (!ids.isEmpty()) {
            byName.values().removeIf(row -> ids.contains((long) row.id()));
        }
    }

    /** Removes all hosts, so that they are read again. */
    public void evict() {
        byName.clear();
        ownRevisions.clear();
        revision = 0;
        lastId = 0;
    }

    /** From now on no host is found, so that the result of {@link #drainSeen()} is complete. */
    public void close() {
        isClosed = true;
    }

    /** The numbers of the hosts that were seen since the last call. */
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

    /** Reads all hosts before any reports come: reports that repeat what the database has need not be written then. */
    public Future<Void> load(Pool pool) {
        return refresh(pool).mapEmpty();
    }

    /** Reads the changes of other masters. True if the database is older than the cache, which is then invalid. */
    public Future<Boolean> refresh(Pool pool) {
        // it may advance meanwhile by transactions of this master
        long before = revision;
        return FleetCounter.read(pool).compose(counter -> {
            if (counter < before) {
                return Future.succeededFuture(true);
            }
            skipOwnRevisions();
            return counter <= revision ? Future.succeededFuture(false) : readChanges(pool, counter);
        });
    }

    private Future<Boolean> readChanges(Pool pool, long counter) {
        isReading = true;
        return AsyncLoop.repeatWhile(() -> readPage(pool))
                .onComplete(done -> isReading = false)
                .map(read -> {
                    revision = Math.max(revision, counter);
                    lastId = revision == counter ? Long.MAX_VALUE : lastId;
                    ownRevisions.removeIf(written -> written <= revision);
                    return false;
                });
    }

    /** Reads the next page; true if there may be more. */
    private Future<Boolean> readPage(Pool pool) {
        return AgentRows.findChangedAfter(pool, revision, lastId, PAGE_SIZE).map(rows -> {
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
