package io.masif.ui.rollout.state;

/** One step of a rollout by itself. Rings are numbered from 0. */
public sealed interface Transition {
    /** Whether more hosts may execute after it, or after a step that it makes possible. */
    default boolean isAdvance() {
        return this instanceof OpenRing || this instanceof SucceedRing || this instanceof Finish;
    }

    /** The hosts of a ring are fixed, and may execute from now on. */
    record OpenRing(int ring) implements Transition {}

    /** From now on enough hosts are done. */
    record MeetSuccess(int ring) implements Transition {}

    /** Not enough hosts are done any more: others propose the actions as well, or have failed since. */
    record LoseSuccess(int ring) implements Transition {}

    /** There are fewer errors than were accepted: they are not accepted again. */
    record LowerAccepted(int ring, int errors) implements Transition {}

    /** The ring was done for long enough. */
    record SucceedRing(int ring) implements Transition {}

    /** Too many hosts of the ring have failed. */
    record Pause(int ring) implements Transition {}

    /** All rings have ended. */
    record Finish() implements Transition {}
}
