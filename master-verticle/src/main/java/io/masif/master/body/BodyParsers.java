package io.masif.master.body;

import io.masif.master.report.VersionOneReport;
import io.masif.master.report.VersionTwoReport;

/** Who reads bodies, for all instances of the verticle: what one has read, the others know. */
public final class BodyParsers {
    private final TaskParser taskParser;
    private final ReportParser reportParser;
    private final BodyCache<VersionOneReport> taskBodies = new BodyCache<>();
    private final BodyCache<VersionTwoReport> reportBodies = new BodyCache<>();

    public BodyParsers(ActionLimit limit) {
        taskParser = new TaskParser(limit);
        reportParser = new ReportParser(limit);
    }

    /** As {@link TaskParser#parse}; the mark is that of {@link BodyCache#getOrParse}. */
    public VersionOneReport parseTasks(long checksum, byte[] body) {
        return taskBodies.getOrParse(checksum, body, taskParser::parse);
    }

    /** As {@link ReportParser#parse}; the mark is that of {@link BodyCache#getOrParse}. */
    public VersionTwoReport parseReport(long checksum, byte[] body) {
        return reportBodies.getOrParse(checksum, body, reportParser::parse);
    }
}
