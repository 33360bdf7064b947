package io.masif.agent.message;

/** The event bus addresses of the verticle that reports. */
public final class ReportAddress {
    /** Request: {@link AgentReport}; reply: {@link ReportResult}, also if no master has acknowledged it. */
    public static final String REPORT = "report.send";

    /** Event: {@link ReportState}, after every attempt to report. */
    public static final String REPORT_STATE = "report.state";

    /** Event: an empty text, when the agent has nothing to do: a master may be asked to say when there is something new. */
    public static final String WATCH = "report.watch";

    /** Event: an empty text, when a master has something new, or could not be waited for: a report is due. */
    public static final String DUE = "report.due";

    private ReportAddress() {}
}
