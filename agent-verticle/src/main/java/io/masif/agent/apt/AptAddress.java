package io.masif.agent.apt;

/** Where {@link AptVerticle} is asked on the event bus. */
public final class AptAddress {
    /** {@link Look}, answered with an {@link Outlook}. */
    public static final String LOOK = "apt.look";

    /** {@link Order}, answered with an {@link Execution}. */
    public static final String EXECUTE = "apt.execute";

    /** An empty message, answered with a {@link RunList}. */
    public static final String RUNS = "apt.runs";

    /** {@link Acknowledgement}, answered when it is on disk. */
    public static final String ACKNOWLEDGE = "apt.acknowledge";

    /** Published with a run's id when it has ended. */
    public static final String ENDED = "apt.ended";

    /** Published with an empty message when the package lists were refreshed, or could not be. */
    public static final String REFRESHED = "apt.refreshed";

    /** Published with an empty message when a simulation for the plan begins. */
    public static final String LOOKING = "apt.looking";

    /** {@link Looked}, published when a simulation for the plan has ended. */
    public static final String LOOKED = "apt.looked";

    /** {@link Outlook}, published whenever one was given as an answer. */
    public static final String SEEN = "apt.seen";

    /** {@link Considered}, published whenever an order was considered. */
    public static final String CONSIDERED = "apt.considered";

    /** An empty message, answered when the package lists are refreshed, or were not long ago. */
    public static final String REFRESH = "apt.refresh";

    private AptAddress() {}
}
