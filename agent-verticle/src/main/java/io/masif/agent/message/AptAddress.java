package io.masif.agent.message;

import io.masif.agent.AptVerticle;

/** Where {@link AptVerticle} is asked on the event bus. */
public final class AptAddress {
    /** {@link InspectHost}, answered with an {@link HostInspection}. */
    public static final String INSPECT_HOST = "apt.look";

    /** {@link ExecuteApproved}, answered with an {@link ExecutionResult}. */
    public static final String EXECUTE_APPROVED = "apt.execute";

    /** An empty message, answered with a {@link RunList}. */
    public static final String LIST_RUNS = "apt.runs";

    /** {@link AcknowledgeRuns}, answered when it is on disk. */
    public static final String ACKNOWLEDGE_RUNS = "apt.acknowledge";

    /** Published with a run's id when it has ended. */
    public static final String RUN_ENDED = "apt.ended";

    /** Published with an empty message when the package lists were refreshed, or could not be. */
    public static final String LISTS_REFRESHED = "apt.refreshed";

    /** Published with an empty message when a simulation for the plan begins. */
    public static final String SIMULATION_STARTED = "apt.looking";

    /** {@link SimulationFinished}, published when a simulation for the plan has ended. */
    public static final String SIMULATION_FINISHED = "apt.looked";

    /** {@link HostInspection}, published whenever one was given as an answer. */
    public static final String HOST_INSPECTED = "apt.seen";

    /** {@link ApprovalCounts}, published whenever an order was considered. */
    public static final String APPROVALS_COUNTED = "apt.considered";

    /** An empty message, answered when the package lists are refreshed, or were not long ago. */
    public static final String REFRESH_LISTS = "apt.refresh";

    private AptAddress() {}
}
