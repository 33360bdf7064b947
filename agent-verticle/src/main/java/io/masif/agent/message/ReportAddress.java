package io.masif.agent.message;

/** The event bus addresses of the verticle that reports. */
public final class ReportAddress {
    /** Request: {@link AgentReport}; reply: {@link ReportResult}, also if no master has acknowledged it. */
    public static final String REPORT = "report.send";

    /** Event: {@link ReportState}, after every attempt to report. */
    public static final String REPORT_STATE = "report.state";

    private ReportAddress() {}
}
