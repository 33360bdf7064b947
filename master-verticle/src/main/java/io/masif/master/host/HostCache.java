package io.masif.master.host;

import io.masif.flow.AsyncLoop;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentRows;
import io.masif.master.store.revision.WriterLease;
import io.masif.revision.FleetRevisions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** Up to which changes of other masters were read. */
    private volatile FleetRevisions revisions = FleetRevisions.NONE;

    private int lastMark;
    private volatile boolean isClosed;

    /** The entry of the host; null if there is none. */
    public HostEntry get(String host) {
        return isClosed ? null : byName.get(host);
    }

    /** Caches an answer, unless the cached answers are too long already. */
    public void cacheAnswer(HostEntry host, CachedAnswer answer) {
        int length = length(answer);
        if (length <= UNCOUNTED_ANSWER_BYTES || answerBytes.addAndGet(length) <= MAX_ANSWER_BYTES) {
            host.setCachedAnswer(answer);
        }
    }

    /** The moment now: what is read or written after it may be newer than what is here, and not what was put in later. */
    public int mark() {
        return ++lastMark;
    }

    /**
     * Puts in rows that were read, or written, after a moment. Rows of different masters have no order: where a row differs from
     * what was put in since that moment, nobody knows which is newer, and the host is removed, to be read again.
     */
    public void update(Collection<AgentRow> rows, int moment) {
        rows.forEach(row -> byName.compute(row.name(), (name, entry) -> {
            if (entry != null && entry.revision() == row.revision()) {
                return entry;
            }
            return entry == null || entry.isOlderThan(moment) ? new HostEntry(row, lastMark) : null;
        }));
    }

    /** Whether the database does not have the host, as far as this master knows; false until the hosts were read. */
    public boolean isNew(String host) {
        return !revisions.isNone() && !isClosed && !byName.containsKey(host);
    }

    /** The rows of these hosts by name, as far as they are here. Others may have changed or removed them since. */
    public Map<String, AgentRow> rows(Collection<String> hosts) {
        Map<String, AgentRow> rows = new HashMap<>();
        hosts.forEach(host -> {
            HostEntry entry = get(host);
            if (entry != null) {
                rows.put(host, entry.row(host));
            }
        });
        return rows;
    }

    /** The entry of a host as the row has it; one that is not in the cache if there is another one. */
    public HostEntry get(AgentRow row) {
        HostEntry entry = byName.get(row.name());
        return entry == null || entry.revision() != row.revision() ? new HostEntry(row, lastMark) : entry;
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

    /** The numbers of all hosts that are here. */
    List<Long> ids() {
        return byName.values().stream().map(host -> (long) host.id()).toList();
    }

    /** Removes all hosts, so that they are read again. */
    public void evict() {
        byName.clear();
        revisions = FleetRevisions.NONE;
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
        int length = answer == null ? 0 : length(answer);
        return length <= UNCOUNTED_ANSWER_BYTES ? 0 : length;
    }

    private static int length(CachedAnswer answer) {
        return answer.answer() == null ? 0 : answer.answer().length();
    }

    /** Reads all hosts before any reports come: reports that repeat what the database has need not be written then. */
    public Future<Void> load(Pool pool, WriterLease writer) {
        return refresh(pool, writer).mapEmpty();
    }

    /** Reads the changes of other masters. True if the database is older than the cache, which is then invalid. */
    public Future<Boolean> refresh(Pool pool, WriterLease writer) {
        return writer.readOthers(pool).compose(others -> {
            if (!others.includes(revisions)) {
                return Future.succeededFuture(true);
            }
            String changed = others.conditionSince(revisions, "revision");
            AtomicLong lastId = new AtomicLong();
            return AsyncLoop.repeatWhile(() -> readPage(pool, changed, lastId)).map(read -> {
                revisions = others;
                return false;
            });
        });
    }

    /** Reads the next page; true if there may be more. */
    private Future<Boolean> readPage(Pool pool, String changed, AtomicLong lastId) {
        int moment = mark();
        return AgentRows.findChanged(pool, changed, lastId.get(), PAGE_SIZE).map(rows -> {
            update(rows, moment);
            rows.forEach(row -> lastId.set(row.id()));
            return rows.size() == PAGE_SIZE;
        });
    }
}
