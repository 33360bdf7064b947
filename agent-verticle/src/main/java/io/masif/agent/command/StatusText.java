package io.masif.agent.command;

import io.masif.agent.message.ApprovalCounts;
import io.masif.text.Quote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A status as text: a line per subject, the subjects aligned. */
final class StatusText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final JsonObject EMPTY = new JsonObject();
    private static final int MAX_VALUE_LENGTH = 2000;
    private static final int MAX_PAUSED = 20;

    private final StringBuilder text = new StringBuilder();
    private final Instant now;

    private StatusText(Instant now) {
        this.now = now;
    }

    static String format(JsonObject status, Instant now) {
        StatusText page = new StatusText(now);
        page.addLine("agent", "version " + status.getString("version") + " of host " + status.getString("host"));
        page.addLine("state", status.getString("state"));
        page.addRun(status.getJsonObject("run", EMPTY));
        page.addCondition(status.getJsonObject("condition", EMPTY));
        page.addPlan(status.getJsonObject("plan", EMPTY));
        page.retry(status.getJsonObject("retry", EMPTY));
        page.addPaused(status.getJsonArray("paused", new JsonArray()));
        page.addTimes("check", status.getJsonObject("check", EMPTY));
        page.addMaster(status.getJsonObject("master", EMPTY));
        page.addTimes("report", status.getJsonObject("report", EMPTY));
        JsonObject error = status.getJsonObject("lastError", EMPTY);
        if (!error.isEmpty()) {
            page.addLine("last error", page.formatTime(error.getString("time")) + ": " + error.getString("sentence"));
        }
        return page.text.toString();
    }

    private void addRun(JsonObject run) {
        if (!run.isEmpty()) {
            JsonObject progress = run.getJsonObject("progress", EMPTY);
            addLine(
                    "run",
                    run.getInteger("actions") + " actions since " + formatTime(run.getString("started"))
                            + (progress.isEmpty()
                                    ? ""
                                    : ", " + progress.getInteger("percent") + " %: " + progress.getString("step")));
        }
    }

    private void addCondition(JsonObject condition) {
        if (!condition.isEmpty()) {
            String problem = condition.getString("problem");
            addLine("condition", condition.getString("state") + (problem == null ? "" : ": " + problem));
        }
    }

    private void addPlan(JsonObject plan) {
        if (!plan.isEmpty()) {
            addLine(
                    "plan",
                    plan.getInteger("actions") + " actions (" + plan.getInteger("security") + " of security, "
                            + plan.getInteger("approved") + " approved, " + plan.getInteger("blocked") + " blocked)");
            addLine("", plan.getString("digest"));
        }
    }

    private void retry(JsonObject retry) {
        if (!retry.isEmpty()) {
            String cause = retry.getString("cause");
            // a failed action waits for the time only
            String condition = ApprovalCounts.ACTION_FAILED.equals(cause) ? ": " : ", or when its cause is gone: ";
            addLine("retry", formatTime(retry.getString("next")) + condition + cause);
        }
    }

    private void addPaused(JsonArray paused) {
        for (int i = 0; i < Math.min(paused.size(), MAX_PAUSED); i++) {
            JsonObject each = paused.getJsonObject(i);
            String until = each.getString("until");
            addLine(
                    i == 0 ? "paused" : "",
                    formatAction(each.getJsonObject("action")) + (until == null ? "" : ", until " + formatTime(until))
                            + ": " + each.getString("reason"));
        }
        if (paused.size() > MAX_PAUSED) {
            addLine("", "and " + (paused.size() - MAX_PAUSED) + " more: see --json");
        }
    }

    private static String formatAction(JsonObject action) {
        return action.getString("kind") + " " + action.getString("package")
                + Stream.of(action.getString("from"), action.getString("to"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" -> ", " ", ""));
    }

    private void addMaster(JsonObject master) {
        Boolean reached = master.getBoolean("reached");
        addLine(
                "master",
                master.getString("address") + " (" + master.getString("name") + "): "
                        + (reached == null
                                ? "not asked yet"
                                : (reached ? "reached" : "not reached") + " since "
                                        + formatTime(master.getString("since"))));
        if (master.getString("trouble") != null) {
            addLine("", master.getString("trouble"));
        }
    }

    private void addTimes(String subject, JsonObject times) {
        addLine(
                subject,
                "last " + formatTime(times.getString("last")) + ", next " + formatTime(times.getString("next")));
    }

    /** The time, and how long ago it was or how soon it will be; "not yet" for null. */
    private String formatTime(String iso) {
        if (iso == null) {
            return "not yet";
        }
        try {
            Instant instant = Instant.parse(iso);
            long seconds = Duration.between(instant, now).toSeconds();
            return TIME.format(instant) + (seconds >= 0 ? " (" + seconds + " s ago)" : " (in " + -seconds + " s)");
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private void addLine(String subject, String value) {
        text.append(String.format(
                "%-12s%s%n", subject.isEmpty() ? "" : subject + ":", Quote.line(value, MAX_VALUE_LENGTH)));
    }
}
