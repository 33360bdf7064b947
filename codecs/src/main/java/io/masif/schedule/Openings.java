package io.masif.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that is open for some time, again and again. */
@FunctionalInterface
public interface Openings {
    /** The next periods: the first one may contain the moment. */
    default List<Period> nextOpenings(Instant moment, int count) {
        List<Period> periods = new ArrayList<>();
        Optional<Period> period = next(moment);
        while (period.isPresent() && periods.size() < count) {
            periods.add(period.get());
            period = next(period.get().until());
        }
        return periods;
    }

    /** The first period that ends after the moment; it may contain the moment. Empty if there is none any more. */
    Optional<Period> next(Instant moment);
}
