package io.masif.master.http;

/** Who reads bodies, for all instances of the verticle: what one has read, the others know. */
final class Readers {
    private final TaskReader taskReader;
    private final ReportReader reportReader;
    private final KnownBodies<TaskReader.Tasks> tasks = new KnownBodies<>();
    private final KnownBodies<ReportReader.Sent> reports = new KnownBodies<>();

    Readers(ActionLimit limit) {
        taskReader = new TaskReader(limit);
        reportReader = new ReportReader(limit);
    }

    /** As {@link TaskReader#read}; the mark is that of {@link KnownBodies#read}. */
    TaskReader.Tasks tasks(long mark, byte[] body) {
        return tasks.read(mark, body, taskReader::read);
    }

    /** As {@link ReportReader#read}; the mark is that of {@link KnownBodies#read}. */
    ReportReader.Sent report(long mark, byte[] body) {
        return reports.read(mark, body, reportReader::read);
    }
}
