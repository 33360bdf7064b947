package io.masif.ui.store.run;

import java.time.Instant;
import java.util.List;

/**
 * The runs that a search found.
 *
 * @param ids their numbers, the latest first
 * @param searchedSince when the oldest run that was searched started; null if all runs of the host were searched
 */
public record FoundRuns(List<Long> ids, Instant searchedSince) {
    public FoundRuns {
        ids = List.copyOf(ids);
    }
}
