package io.masif.bench;

/** What is new in a report. */
enum Mode {
    /** all: the master does not know the host */
    FIRST,
    /** nothing */
    UNCHANGED,
    /** three actions of the plan */
    CHANGED,
    /** as CHANGED, but all hosts want the same actions, which nobody has heard of before, as after a point release */
    STORM,
    /** nobody reports: connections are held open */
    IDLE
}
