package io.masif.ui.event;

import io.masif.ui.database.Revisions;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.FleetChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The recent changes, by which a client that was disconnected gets what it missed. */
final class EventHistory {
    private static final int MAX_CHANGES = 256;

    /** Part of each event's id, so that ids of an earlier process are recognized. */
    private final String instanceId;

    private final Deque<FleetChange> changes = new ArrayDeque<>();
    private FleetChange last = FleetChange.of(Revisions.NONE, 0, ChangedParts.NONE);

    EventHistory(String instanceId) {
        this.instanceId = instanceId;
    }

    void add(FleetChange change) {
        last = change;
        changes.addLast(change);
        if (changes.size() > MAX_CHANGES) {
            changes.removeFirst();
        }
    }

    FleetChange last() {
        return last;
    }

    /** The id of the event of a change. */
    String formatId(FleetChange change) {
        return instanceId + "-" + change.id();
    }

    /** The changes after the event of that id; null if it is unknown or too old. */
    List<FleetChange> findAfter(String eventId) {
        if (eventId == null || !eventId.startsWith(instanceId + "-")) {
            return null;
        }
        String number = eventId.substring(instanceId.length() + 1);
        if (number.equals(Long.toString(last.id()))) {
            return List.of();
        }
        return changes.stream().anyMatch(change -> number.equals(Long.toString(change.id())))
                ? changes.stream()
                        .filter(change -> change.id() > Long.parseLong(number))
                        .toList()
                : null;
    }
}
