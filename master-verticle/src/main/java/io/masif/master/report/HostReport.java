package io.masif.master.report;

import io.masif.domain.Digest;
import io.masif.domain.Run;
import java.util.List;
import java.util.Optional;

/**
 * The content of a report, in either version of the protocol. It does not say which host sent it: hosts that have the same
 * to report share one object.
 */
public sealed interface HostReport permits VersionOneReport, VersionTwoReport {
    /** The version of the protocol. */
    int protocol();

    /** The digest of the host's plan. */
    Digest planDigest();

    /** The plan; empty if only its digest was sent. */
    Optional<ReportedPlan> plan();

    /** The host's facts; empty if they were not sent. */
    Optional<ReportedFacts> facts();

    /** The runs, including those that the host has reported before. */
    List<Run> runs();

    /** The actions of these runs. */
    List<ReportedAction> runActions();

    /** Whether the answer lists actions as the database has them, rather than as they were sent. */
    boolean needsStoredActions();

    /** Whether it is incomplete without an earlier report, so that it cannot be stored for an unknown host. */
    boolean reliesOnEarlierReport();

    /** The approximate length of the statements that store it, in bytes. */
    int estimatedBytes();
}
