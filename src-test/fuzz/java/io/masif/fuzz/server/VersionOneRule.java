package io.masif.fuzz.server;

import io.masif.domain.Plan;
import io.masif.failure.Failure;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.StoredData;
import io.masif.wire.v1.Task;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A report of version 1 is stored as what its tasks mean, and answered with those of them that are approved. */
final class VersionOneRule implements ReportRule {
    @Override
    public String name() {
        return "v1";
    }

    @Override
    public Optional<String> findFault(byte[] body, Response response, Optional<StoredData.StoredHost> host) {
        List<Task> tasks;
        try {
            tasks = Task.listOf(Buffer.buffer(body));
        } catch (Failure e) {
            return Optional.of("accepted, though not valid: " + e.getMessage());
        }
        Plan plan = Plan.of(tasks.stream().map(Task::action).toList());
        Optional<String> difference =
                host.map(stored -> stored.findDifference(plan)).orElse(Optional.of("nothing"));
        if (difference.isPresent()) {
            return Optional.of("stored otherwise than sent: " + difference.get());
        }
        Set<Object> sent = tasks.stream().map(Task::toJson).collect(Collectors.toSet());
        boolean theirs = new JsonArray(response.body()).stream().allMatch(sent::contains);
        if (!theirs) {
            return Optional.of("answered with what was not sent");
        }
        boolean approved = new JsonArray(response.body())
                .stream()
                        .map(JsonObject.class::cast)
                        .allMatch(task -> HonestHosts.PACKAGES.contains(
                                task.getString("package").replaceAll(":[a-z0-9-]+$", "")));
        return approved ? Optional.empty() : Optional.of("answered with what is not approved");
    }
}
