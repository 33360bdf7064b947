package io.masif.ui.fleet.index;

import io.masif.ui.store.HostRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts that have not been seen for long, and until when it is known when hosts were last seen. Not those that may report
 * nothing for any time.
 */
final class SilentHosts {
    private final ChangeLog changes;
    private final Predicate<HostRecord> mayBeQuiet;
    private final RoaringBitmap silent = new RoaringBitmap();
    private Instant before = Instant.EPOCH;
    private Instant read = Instant.EPOCH;
    private Duration readAfter = Duration.ZERO;

    /** @param mayBeQuiet whether a host has nothing to report, as it is stored */
    SilentHosts(ChangeLog changes, Predicate<HostRecord> mayBeQuiet) {
        this.changes = changes;
        this.mayBeQuiet = mayBeQuiet;
    }

    /** From now on hosts are silent that were last seen before that moment; each is to be updated. */
    void setBefore(Instant moment) {
        before = moment;
    }

    /** At that moment it was read when hosts were last seen, of those that had not been seen for that time. */
    void setRead(Instant moment, Duration after) {
        read = moment;
        readAfter = after;
    }

    /** Before which moment hosts were last seen that are silent after that time; empty if that has not been read. */
    Optional<Instant> findBefore(Duration after) {
        return after.compareTo(readAfter) < 0 ? Optional.empty() : Optional.of(read.minus(after));
    }

    /** Whether the host is silent if hosts are that were last seen before that moment. */
    boolean isSilent(HostRecord host, Instant moment) {
        return host.lastSeen().isBefore(moment) && !mayBeQuiet.test(host);
    }

    /** Whether the host is silent now and was not, or the other way round. */
    boolean update(HostRecord host) {
        boolean isChanged = isSilent(host, before) ? silent.checkedAdd(host.id()) : silent.checkedRemove(host.id());
        if (isChanged) {
            changes.recordSilenceChange(host.id());
        }
        return isChanged;
    }

    void remove(int id) {
        silent.remove(id);
    }

    /** All of them; not to be changed. */
    RoaringBitmap all() {
        return silent;
    }
}
