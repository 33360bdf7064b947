package io.masif.agent.message;

import io.masif.agent.report.ReportVerticle;

/** What {@link ReportVerticle} is asked, and what it tells, on the event bus. */
public final class ReportAddress {
    /** {@link AgentReport}, answered with an {@link ReportResult}. */
    public static final String REPORT = "report.tell";

    /** {@link ReportState}, published after every attempt to report. */
    public static final String REPORT_STATE = "report.state";

    private ReportAddress() {}
}
