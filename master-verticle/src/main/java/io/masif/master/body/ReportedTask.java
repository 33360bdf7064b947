package io.masif.master.body;

import io.masif.master.report.ReportedAction;
import io.masif.wire.v1.Task;

/** A task of version 1 of the protocol, and its action. */
public record ReportedTask(Task task, ReportedAction action) {
    static ReportedTask of(Task task) {
        return new ReportedTask(task, ReportedAction.of(task.action()));
    }
}
