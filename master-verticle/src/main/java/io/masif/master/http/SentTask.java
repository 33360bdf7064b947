package io.masif.master.http;

import io.masif.master.plan.SentAction;
import io.masif.wire.v1.Task;

/** A task of version 1 of the protocol, and the action that it means, with its digest. */
record SentTask(Task task, SentAction action) {
    static SentTask of(Task task) {
        return new SentTask(task, SentAction.of(task.action()));
    }
}
