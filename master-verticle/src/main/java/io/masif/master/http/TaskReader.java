package io.masif.master.http;

import io.masif.failure.Failure;
import io.masif.master.plan.SentPlan;
import io.masif.wire.v1.Task;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the bodies of version 1. Tasks that were read before are known by their bytes; a body that has anything
 * unusual is read from its beginning by {@link Task#listOf}, which is the only one to tell what is wrong with it.
 */
final class TaskReader {
    private static final long MOST_KNOWN_BYTES = 12L * 1024 * 1024;

    private final KnownObjects<SentTask> known = new KnownObjects<>(MOST_KNOWN_BYTES);
    private final ActionLimit limit;

    TaskReader(ActionLimit limit) {
        this.limit = limit;
    }

    /**
     * A body.
     *
     * @param tasks each distinct one once, in the order of the body
     */
    record Tasks(List<SentTask> tasks, SentPlan plan) {
        Tasks {
            tasks = List.copyOf(tasks);
        }
    }

    /** @throws Failure as bad input, with the path of what is wrong */
    Tasks read(byte[] body) {
        limit.check(body);
        List<SentTask> tasks = new ArrayList<>();
        boolean usual = readKnown(body, tasks);
        if (!usual) {
            tasks.clear();
            Task.listOf(Buffer.buffer(body)).forEach(task -> tasks.add(SentTask.of(task)));
        }
        SentPlan plan = SentPlan.of(tasks.stream().map(SentTask::action).toList());
        return new Tasks(plan.actions().size() == tasks.size() ? tasks : distinct(tasks), plan);
    }

    private boolean readKnown(byte[] body, List<SentTask> tasks) {
        boolean[] failed = {false};
        int end = ObjectArray.scan(body, 0, (from, to, hash) -> {
            SentTask task = failed[0] ? null : known.get(body, from, to, hash);
            if (task == null && !failed[0]) {
                task = readNew(body, from, to);
                failed[0] = task == null;
                if (task != null) {
                    known.put(body, from, to, hash, task);
                }
            }
            tasks.add(task);
        });
        return !failed[0] && end != ObjectArray.NOT_UNDERSTOOD && ObjectArray.blanks(body, end) == body.length;
    }

    /** Null if there is anything wrong with it. */
    private static SentTask readNew(byte[] body, int from, int to) {
        Buffer one = Buffer.buffer(to - from + 2).appendByte((byte) '[');
        one.appendBytes(body, from, to - from).appendByte((byte) ']');
        try {
            List<Task> tasks = Task.listOf(one);
            return tasks.size() == 1 ? SentTask.of(tasks.get(0)) : null;
        } catch (Failure e) {
            return null;
        }
    }

    private static List<SentTask> distinct(List<SentTask> tasks) {
        Map<Task, SentTask> distinct = new LinkedHashMap<>();
        tasks.forEach(task -> distinct.putIfAbsent(task.task(), task));
        return List.copyOf(distinct.values());
    }
}
