package io.masif.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several windows together: it is open when at least one of them is. Periods that overlap, or follow each other at once, are one;
 * the beginning of one that has begun already is that of a window that is still open.
 * Thread-safe; the last answer is kept, since it is asked for each host.
 */
public final class Timetable implements Openings {
    /** Windows that never close: a period is not longer than that. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final List<Openings> windows;
    private volatile Answer last;

    public Timetable(Collection<? extends Openings> windows) {
        this.windows = List.copyOf(windows);
    }

    /** What was answered for a moment: it is so for all moments from that one to the end of the period. */
    private record Answer(Instant asked, Optional<Period> period) {
        boolean isFor(Instant moment) {
            return !moment.isBefore(asked)
                    && (period.isEmpty() || moment.isBefore(period.get().until()));
        }
    }

    @Override
    public Optional<Period> next(Instant moment) {
        Answer known = last;
        if (known == null || !known.isFor(moment)) {
            known = new Answer(moment, find(moment));
            last = known;
        }
        return known.period();
    }

    private Optional<Period> find(Instant moment) {
        return windows.stream()
                .flatMap(window -> window.next(moment).stream())
                .min(Comparator.comparing(Period::from))
                .map(this::join);
    }

    private Period join(Period first) {
        Instant until = first.until();
        Instant extended = extend(until);
        while (extended.isAfter(until) && extended.isBefore(first.from().plus(LONGEST))) {
            until = extended;
            extended = extend(until);
        }
        return new Period(first.from(), extended);
    }

    /** The end of what begins by then and ends later; the same if there is nothing. */
    private Instant extend(Instant until) {
        return windows.stream()
                .flatMap(window -> window.next(until).stream())
                .filter(period -> !period.from().isAfter(until))
                .map(Period::until)
                .max(Comparator.naturalOrder())
                .orElse(until);
    }
}
