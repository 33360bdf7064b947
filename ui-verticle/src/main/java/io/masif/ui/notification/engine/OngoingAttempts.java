package io.masif.ui.notification.engine;

import io.masif.ui.notification.send.OutgoingNotification;
import io.masif.ui.notification.send.Receiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many attempts of this process go on at each receiver. One that does not answer holds up only what is for itself: receivers
 * share no limit, since there are at most {@link io.masif.ui.notification.route.Route#MAX_COUNT} of them.
 */
final class OngoingAttempts {
    private final Map<Receiver, Integer> counts = new HashMap<>();

    boolean hasRoom(Receiver receiver) {
        return counts.getOrDefault(receiver, 0) < Receiver.MAX_CONCURRENT;
    }

    /** Those of the notifications that can be sent now; the first ones of each receiver. */
    List<OutgoingNotification> select(List<OutgoingNotification> due) {
        OngoingAttempts planned = new OngoingAttempts();
        planned.counts.putAll(counts);
        List<OutgoingNotification> selected = new ArrayList<>();
        for (OutgoingNotification each : due) {
            if (planned.hasRoom(each.receiver())) {
                planned.begin(each.receiver());
                selected.add(each);
            }
        }
        return selected;
    }

    void begin(Receiver receiver) {
        counts.merge(receiver, 1, Integer::sum);
    }

    void end(Receiver receiver) {
        counts.computeIfPresent(receiver, (key, count) -> count == 1 ? null : count - 1);
    }
}
