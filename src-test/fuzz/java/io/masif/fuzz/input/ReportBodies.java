package io.masif.fuzz.input;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.domain.Result;
import io.masif.failure.Failure;
import io.masif.wire.ActionJson;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reports of both versions of the agents' protocol, valid ones and mutations of them. */
public final class ReportBodies {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final String HEX = "0123456789abcdef";
    private static final ByteMutation BYTES = new ByteMutation(List.of(
            "\"package\":",
            "\"plan\":{",
            "\"actions\":[",
            "\"digest\":\"sha256:",
            "\"facts\":{}",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u202e",
            "\"kind\":\"update\"",
            "null",
            "1e999",
            "-0",
            "[[[[",
            "{\"a\":",
            "/**/",
            "NaN",
            "\u00ef\u00bb\u00bf"));
    private static final int MAX_ACTIONS = 8;

    private ReportBodies() {}

    /** A valid body of version 1. */
    public static byte[] createV1(Randomness random) {
        JsonArray tasks = new JsonArray();
        DebianWords.createActions(random, MAX_ACTIONS).stream()
                .filter(action -> !action.kind().isRestart())
                .forEach(action -> tasks.add(createTask(random, action)));
        return encode(tasks);
    }

    /** A valid body of version 2, with every member. */
    public static byte[] createV2(Randomness random) {
        Plan plan = Plan.ofPlanned(DebianWords.createActions(random, MAX_ACTIONS).stream()
                .map(action -> new PlannedAction(action, random.chance(50) ? DebianWords.createName(random) : null))
                .toList());
        JsonObject report = new JsonObject()
                .put(
                        "plan",
                        new JsonObject()
                                .put("digest", plan.digest().toString())
                                .put("actions", ActionJson.write(plan)));
        if (random.chance(70)) {
            report.put("facts", createFacts(random));
        }
        if (random.chance(50)) {
            JsonArray runs = new JsonArray();
            for (int count = random.nextBetween(1, 3); count > 0; count--) {
                runs.add(createRun(random));
            }
            report.put("runs", runs);
        }
        return encode(report);
    }

    /** A body with changes: to what it says, or to its bytes. The digest is made right again most of the time. */
    public static byte[] mutate(Randomness random, byte[] body, byte[] other) {
        // a run that is stored already would not be stored again
        String text =
                new String(body, StandardCharsets.UTF_8).replaceAll("run-[0-9a-f]{8}", "run-" + random.word(HEX, 8));
        if (random.chance(40)) {
            return BYTES.mutate(random, text.getBytes(StandardCharsets.UTF_8), other);
        }
        Object document = text.startsWith("[") ? new JsonArray(text) : new JsonObject(text);
        JsonMutation.mutate(random, document);
        if (document instanceof JsonObject report && random.chance(80)) {
            repairDigest(report);
        }
        byte[] changed = encode(document);
        return random.chance(10) ? BYTES.mutate(random, changed, other) : changed;
    }

    private static void repairDigest(JsonObject report) {
        try {
            if (report.getValue("plan") instanceof JsonObject plan && plan.getValue("actions") instanceof JsonArray) {
                List<Action> actions = JsonMembers.of(plan).getList("actions", ActionJson::read);
                plan.put("digest", Plan.of(actions).digest().toString());
            }
        } catch (Failure | IllegalArgumentException e) {
            // no plan has such actions: the digest is as wrong as they are
            getPlan(report).put("digest", Plan.EMPTY.digest().toString());
        }
    }

    private static JsonObject getPlan(JsonObject report) {
        return report.getJsonObject("plan");
    }

    private static byte[] encode(Object document) {
        try {
            return (document instanceof JsonObject object ? object.encode() : ((JsonArray) document).encode())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (DecodeException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject createTask(Randomness random, Action action) {
        JsonObject task = new JsonObject()
                .put("package", action.packageName())
                .put("action", action.kind().word());
        if (action.from() != null) {
            task.put("from_version", action.from());
        }
        if (action.to() != null) {
            String releases = action.releases().isEmpty() ? "" : String.join(", ", action.releases()) + " ";
            task.put(
                    "to_version",
                    random.chance(50) ? action.to() : action.to() + " " + releases + "[" + action.arch() + "]");
        }
        return task;
    }

    private static JsonObject createFacts(Randomness random) {
        return new JsonObject()
                .put("os", "Debian 12." + random.nextBelow(20))
                .put("kernel", "6.1.0-" + random.nextBelow(50) + "-amd64")
                .put("arch", "amd64")
                .put("agent", "1.0.0")
                .put("rebootRequired", random.chance(50))
                .put("rebootReasons", new JsonArray().add("linux-image-amd64"))
                .put("services", new JsonArray().add("nginx.service"))
                .put("listsFrom", createInstant(random))
                .put(
                        "origins",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "Debian/stable")
                                        .put("from", createInstant(random))))
                .put("held", new JsonArray().add(DebianWords.createName(random)))
                .put(
                        "keptBack",
                        new JsonArray()
                                .add(new JsonObject().put("package", "libc6").put("reason", "held on this host")))
                .put("archivesFree", (long) random.nextBelow(1 << 30) * 1024)
                .put(
                        "blocked",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("action", ActionJson.write(DebianWords.createAction(random)))
                                        .put("waitsFor", ActionJson.write(DebianWords.createActions(random, 2)))
                                        .put("reason", "waits for another")));
    }

    private static JsonObject createRun(Randomness random) {
        boolean isEnded = random.chance(70);
        JsonArray actions = new JsonArray();
        for (Action action : DebianWords.createActions(random, 3)) {
            Result result = isEnded ? random.pick(Result.DONE, Result.FAILED, Result.SKIPPED) : Result.RUNNING;
            actions.add(ActionJson.write(action).put("result", result.word()));
        }
        JsonObject run = new JsonObject()
                .put("id", "run-" + random.word(HEX, 12))
                .put("started", createInstant(random))
                .put("actions", actions)
                .put("log", "Setting up " + DebianWords.createName(random) + " …\n");
        return isEnded
                ? run.put("ended", "2026-11-27T10:00:00Z")
                : run.put(
                        "progress",
                        new JsonObject().put("percent", random.nextBelow(101)).put("step", "Unpacking"));
    }

    private static String createInstant(Randomness random) {
        return BEGIN.plusSeconds(random.nextBelow(2_000_000)).toString();
    }
}
