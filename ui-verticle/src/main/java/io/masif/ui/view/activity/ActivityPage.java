package io.masif.ui.view.activity;

import java.util.List;

/**
 * A page of the history, the newest event first.
 *
 * @param hasMore whether there are older events that match
 */
public record ActivityPage(ActivityQuery query, List<ActivityEvent> events, boolean hasMore) {
    /** How many events a page has. */
    public static final int SIZE = 100;

    public ActivityPage {
        events = List.copyOf(events);
    }

    /** Of one event more than a page has, if there are so many. */
    public static ActivityPage of(ActivityQuery query, List<ActivityEvent> found) {
        return new ActivityPage(query, found.subList(0, Math.min(found.size(), SIZE)), found.size() > SIZE);
    }

    /** The address of the next page, with older events. */
    public String olderLink() {
        return query.before(ActivityCursor.of(events.get(events.size() - 1))).link("/activity");
    }
}
