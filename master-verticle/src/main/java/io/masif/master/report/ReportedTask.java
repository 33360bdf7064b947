package io.masif.master.report;

import io.masif.wire.v1.Task;

/** A task of version 1 of the protocol, with the action that it stands for. */
public record ReportedTask(Task task, ReportedAction action) {
    public static ReportedTask of(Task task) {
        return new ReportedTask(task, ReportedAction.of(task.action()));
    }
}
