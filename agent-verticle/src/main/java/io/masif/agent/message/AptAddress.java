package io.masif.agent.message;

/** The event bus addresses of the verticle that works with apt: its requests, and the events that it publishes. */
public final class AptAddress {
    /** Request: {@link InspectHost}; reply: {@link HostInspection}. */
    public static final String INSPECT_HOST = "apt.inspect";

    /** Request: {@link ExecuteApproved}; reply: {@link ExecutionResult}. */
    public static final String EXECUTE_APPROVED = "apt.execute";

    /** Request: an empty text; reply: {@link RunList}. */
    public static final String LIST_RUNS = "apt.runs";

    /** Request: {@link AcknowledgeRuns}; replied to when it is on disk. */
    public static final String ACKNOWLEDGE_RUNS = "apt.acknowledge";

    /** Request: an empty text; replied to when the package lists are refreshed, or if that is not due yet. */
    public static final String REFRESH_LISTS = "apt.refresh";

    /** Event: the id of a run that has ended. */
    public static final String RUN_ENDED = "apt.runEnded";

    /** Event: an empty text, after a refresh of the package lists has ended or failed. */
    public static final String LISTS_REFRESHED = "apt.listsRefreshed";

    /** Event: an empty text, when a simulation of the plan begins. */
    public static final String SIMULATION_STARTED = "apt.simulationStarted";

    /** Event: {@link SimulationFinished}, when a simulation of the plan has ended. */
    public static final String SIMULATION_FINISHED = "apt.simulationFinished";

    /** Event: {@link HostInspection}, each that was a reply. */
    public static final String HOST_INSPECTED = "apt.hostInspected";

    /** Event: {@link ApprovalCounts}, after each {@link ExecuteApproved}. */
    public static final String APPROVALS_COUNTED = "apt.approvalsCounted";

    private AptAddress() {}
}
