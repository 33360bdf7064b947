package io.masif.ui.event;

import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.FleetChange;
import io.masif.ui.session.SessionLease;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** An open stream of events: changes that come faster than its interval are sent as one. */
final class EventStream {
    private final HttpServerResponse response;
    private final SessionLease lease;
    private final EventFilter filter;
    private FleetChange pending;
    private long lastSentNanos;

    EventStream(HttpServerResponse response, SessionLease lease, EventFilter filter) {
        this.response = response;
        this.lease = lease;
        this.filter = filter;
        this.lastSentNanos = System.nanoTime() - filter.interval().toNanos();
    }

    HttpServerResponse response() {
        return response;
    }

    SessionLease lease() {
        return lease;
    }

    /** Takes a change, to be sent by the next call of {@link #takeDue}. */
    void add(FleetChange change) {
        if (filter.admits(change)) {
            pending = merge(pending, change);
        }
    }

    /** One change for several, in their order; the parts of all of them. */
    static FleetChange merge(FleetChange earlier, FleetChange later) {
        if (earlier == null) {
            return later;
        }
        ChangedParts parts = earlier.parts().and(later.parts());
        return new FleetChange(later.id(), later.revisions(), later.otherChangeCount(), later.isAvailable(), parts);
    }

    /** The change to be sent now; null if there is none, or the interval is not over. */
    FleetChange takeDue() {
        long nanos = System.nanoTime();
        if (pending == null || Duration.ofNanos(nanos - lastSentNanos).compareTo(filter.interval()) < 0) {
            return null;
        }
        FleetChange due = pending;
        pending = null;
        lastSentNanos = nanos;
        return due;
    }
}
