package io.masif.master.held;

/** Answers a report that is no longer held. */
@FunctionalInterface
public interface HeldAnswerer {
    /** Called once for each, on its event loop. */
    void answer(HeldReport report);
}
