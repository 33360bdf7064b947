package io.masif.agent.report;

/** Where {@link ReportVerticle} is asked on the event bus. */
public final class ReportAddress {
    /** {@link Telling}, answered with an {@link Answer}. */
    public static final String TELL = "report.tell";

    private ReportAddress() {}
}
