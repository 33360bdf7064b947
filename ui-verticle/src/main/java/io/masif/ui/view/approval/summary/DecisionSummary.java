package io.masif.ui.view.approval.summary;

import java.time.Instant;

/**
 * What was decided, by whom, when, and why.
 *
 * @param id its number
 * @param comment null if there is none
 * @param expires null if it does not expire
 */
public record DecisionSummary(
        long id,
        PatternList patterns,
        NamedHosts hosts,
        String author,
        String comment,
        Instant created,
        Instant expires) {}
