package io.masif.agent.report;

/** What {@link ReportVerticle} is asked, and what it tells, on the event bus. */
public final class ReportAddress {
    /** {@link Telling}, answered with an {@link Answer}. */
    public static final String TELL = "report.tell";

    /** {@link ReportState}, published after every attempt to report. */
    public static final String STATE = "report.state";

    private ReportAddress() {}
}
