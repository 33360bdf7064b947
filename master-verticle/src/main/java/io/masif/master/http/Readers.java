package io.masif.master.http;

/** Who reads bodies, for all instances of the verticle: what one has read, the others know. */
record Readers(TaskReader tasks, ReportReader reports) {
    Readers() {
        this(new TaskReader(), new ReportReader());
    }
}
