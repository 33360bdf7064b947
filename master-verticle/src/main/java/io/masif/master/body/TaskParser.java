package io.masif.master.body;

import io.masif.failure.Failure;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.ReportedTask;
import io.masif.master.report.VersionOneReport;
import io.masif.wire.v1.Task;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the bodies of version 1. Tasks that were parsed before are recognized by their bytes; {@link Task#listOf} parses a
 * body that has anything unusual from its beginning, and alone says what is wrong with one. Safe from any thread.
 */
public final class TaskParser {
    private static final long MAX_CACHE_BYTES = 12L * 1024 * 1024;

    private final JsonObjectCache<ReportedTask> taskCache = new JsonObjectCache<>(MAX_CACHE_BYTES);
    private final ActionLimit limit;

    TaskParser(ActionLimit limit) {
        this.limit = limit;
    }

    /** @throws Failure as bad input, with the path of what is wrong */
    VersionOneReport parse(byte[] body) {
        limit.check(body);
        List<ReportedTask> tasks = new ArrayList<>();
        boolean isParsed = parseCached(body, tasks);
        if (!isParsed) {
            tasks.clear();
            Task.listOf(Buffer.buffer(body)).forEach(task -> tasks.add(ReportedTask.of(task)));
        }
        ReportedPlan plan =
                ReportedPlan.of(tasks.stream().map(ReportedTask::action).toList());
        return new VersionOneReport(plan.actions().size() == tasks.size() ? tasks : removeDuplicates(tasks), plan);
    }

    private boolean parseCached(byte[] body, List<ReportedTask> tasks) {
        boolean[] failed = {false};
        int end = JsonArrayScanner.scan(body, 0, (from, to, hash) -> {
            ReportedTask task = failed[0] ? null : taskCache.get(body, from, to, hash);
            if (task == null && !failed[0]) {
                task = parseTask(body, from, to);
                failed[0] = task == null;
                if (task != null) {
                    taskCache.put(body, from, to, hash, task);
                }
            }
            tasks.add(task);
        });
        return !failed[0]
                && end != JsonArrayScanner.UNSUPPORTED
                && JsonArrayScanner.skipBlanks(body, end) == body.length;
    }

    /** Null if anything is wrong with it. */
    private static ReportedTask parseTask(byte[] body, int from, int to) {
        Buffer json = Buffer.buffer(to - from + 2).appendByte((byte) '[');
        json.appendBytes(body, from, to - from).appendByte((byte) ']');
        try {
            List<Task> tasks = Task.listOf(json);
            return tasks.size() == 1 ? ReportedTask.of(tasks.get(0)) : null;
        } catch (Failure e) {
            return null;
        }
    }

    private static List<ReportedTask> removeDuplicates(List<ReportedTask> tasks) {
        Map<Task, ReportedTask> distinct = new LinkedHashMap<>();
        tasks.forEach(task -> distinct.putIfAbsent(task.task(), task));
        return List.copyOf(distinct.values());
    }
}
