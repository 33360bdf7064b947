package io.masif.master.body;

import io.masif.master.report.VersionOneReport;
import io.masif.master.report.VersionTwoReport;

/** The parsers of bodies, with what they remember; shared by all event loops. */
public final class BodyParsers {
    private final TaskParser taskParser;
    private final ReportParser reportParser;
    private final BodyCache<VersionOneReport> taskBodies = new BodyCache<>();
    private final BodyCache<VersionTwoReport> reportBodies = new BodyCache<>();

    public BodyParsers(ActionLimit limit) {
        taskParser = new TaskParser(limit);
        reportParser = new ReportParser(limit);
    }

    /** Like {@link TaskParser#parse}, with the checksum of {@link BodyCache#getOrParse}. */
    public VersionOneReport parseTasks(long checksum, byte[] body) {
        return taskBodies.getOrParse(checksum, body, taskParser::parse);
    }

    /** Like {@link ReportParser#parse}, with the checksum of {@link BodyCache#getOrParse}. */
    public VersionTwoReport parseReport(long checksum, byte[] body) {
        return reportBodies.getOrParse(checksum, body, reportParser::parse);
    }
}
