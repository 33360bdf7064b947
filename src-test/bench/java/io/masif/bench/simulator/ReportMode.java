package io.masif.bench.simulator;

/** What is new in a report. */
public enum ReportMode {
    /** all: the master does not know the host */
    FIRST,
    /** nothing */
    UNCHANGED,
    /** three actions of the plan */
    CHANGED,
    /** as CHANGED, but the same new actions, which no host has reported before, in all plans, as after a point release */
    STORM,
    /** no host reports: connections are held open */
    IDLE
}
