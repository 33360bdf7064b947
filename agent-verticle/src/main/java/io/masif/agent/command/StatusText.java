package io.masif.agent.command;

import io.masif.agent.apt.Considered;
import io.masif.domain.Quote;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** A status for a person: a line per subject, the subjects aligned. */
final class StatusText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final JsonObject NOTHING = new JsonObject();
    private static final int LONGEST_VALUE = 2000;

    private final StringBuilder text = new StringBuilder();
    private final Instant now;

    private StatusText(Instant now) {
        this.now = now;
    }

    static String of(JsonObject status, Instant now) {
        StatusText page = new StatusText(now);
        page.line("agent", "version " + status.getString("version") + " of host " + status.getString("host"));
        page.line("state", status.getString("state"));
        page.run(status.getJsonObject("run", NOTHING));
        page.condition(status.getJsonObject("condition", NOTHING));
        page.plan(status.getJsonObject("plan", NOTHING));
        page.retry(status.getJsonObject("retry", NOTHING));
        page.times("check", status.getJsonObject("check", NOTHING));
        page.master(status.getJsonObject("master", NOTHING));
        page.times("report", status.getJsonObject("report", NOTHING));
        JsonObject error = status.getJsonObject("lastError", NOTHING);
        if (!error.isEmpty()) {
            page.line("last error", page.time(error.getString("time")) + ": " + error.getString("sentence"));
        }
        return page.text.toString();
    }

    private void run(JsonObject run) {
        if (!run.isEmpty()) {
            JsonObject progress = run.getJsonObject("progress", NOTHING);
            line(
                    "run",
                    run.getInteger("actions") + " actions since " + time(run.getString("started"))
                            + (progress.isEmpty()
                                    ? ""
                                    : ", " + progress.getInteger("percent") + " %: " + progress.getString("step")));
        }
    }

    private void condition(JsonObject condition) {
        if (!condition.isEmpty()) {
            String problem = condition.getString("problem");
            line("condition", condition.getString("state") + (problem == null ? "" : ": " + problem));
        }
    }

    private void plan(JsonObject plan) {
        if (!plan.isEmpty()) {
            line(
                    "plan",
                    plan.getInteger("actions") + " actions (" + plan.getInteger("security") + " of security, "
                            + plan.getInteger("approved") + " approved, " + plan.getInteger("blocked") + " blocked)");
            line("", plan.getString("digest"));
        }
    }

    private void retry(JsonObject retry) {
        if (!retry.isEmpty()) {
            String cause = retry.getString("cause");
            // an action that failed waits for the time only
            String gone = Considered.ACTION_FAILED.equals(cause) ? ": " : ", or when its cause is gone: ";
            line("retry", time(retry.getString("next")) + gone + cause);
        }
    }

    private void master(JsonObject master) {
        Boolean reached = master.getBoolean("reached");
        line(
                "master",
                master.getString("address") + " (" + master.getString("name") + "): "
                        + (reached == null
                                ? "not asked yet"
                                : (reached ? "reached" : "not reached") + " since " + time(master.getString("since"))));
        if (master.getString("trouble") != null) {
            line("", master.getString("trouble"));
        }
    }

    private void times(String subject, JsonObject times) {
        line(subject, "last " + time(times.getString("last")) + ", next " + time(times.getString("next")));
    }

    /** With how long ago it was, or will be; "not yet" for null. */
    private String time(String iso) {
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

    private void line(String subject, String value) {
        text.append(
                String.format("%-12s%s%n", subject.isEmpty() ? "" : subject + ":", Quote.line(value, LONGEST_VALUE)));
    }
}
