package io.masif.master.held;

import io.vertx.core.Future;

/** Answers a report that is no longer held. */
@FunctionalInterface
public interface HeldAnswerer {
    /** Called once for each, on its event loop. Completes when the answer has been computed, or could not be. */
    Future<?> answer(HeldReport report);
}
