package io.masif.ui.notification.outbox;

import io.masif.ui.language.Text;
import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The sentence of a notification, made of the members of its detail, and the path of the page with more about it. */
public final class NotificationText {
    /** How many names a notification has at most. */
    public static final int MAX_NAMES = 10;

    private static final String PREFIX = "notifications.text.";

    private NotificationText() {}

    /** One sentence, in which those of hosts are as they gave them. */
    public static Text of(NotificationEvent event, JsonObject detail) {
        return of(event, detail, UnaryOperator.identity());
    }

    /** @param sentences has a sentence of a host in the reader's language */
    public static Text of(NotificationEvent event, JsonObject detail, UnaryOperator<String> sentences) {
        String key = PREFIX + event.word();
        return switch (event) {
            case ROLLOUT_PAUSED ->
                detail.getString("by") == null
                        ? Text.of(key, number(detail, "rollout"), number(detail, "ring"))
                        : Text.of(key + "-by", number(detail, "rollout"), detail.getString("by"));
            case ROLLOUT_FINISHED -> Text.of(key, number(detail, "rollout"));
            case RUN_FAILED -> describeRuns(key, detail, sentences);
            case HOSTS_SILENT -> Text.of(key, hosts(detail), names(detail));
            case SECURITY_OVERDUE ->
                Text.of(
                        key,
                        Text.count(PREFIX + "security-update", detail.getLong("updates")),
                        Text.count("common.count.day", detail.getLong("days")),
                        names(detail));
            case EXPIRY_NEAR -> describeExpiries(key, detail.getJsonArray("expiries"));
            case TEST -> Text.of(key, detail.getString("by"));
        };
    }

    /** The path of the page about it. */
    public static String path(NotificationEvent event, JsonObject detail) {
        return switch (event) {
            case ROLLOUT_PAUSED, ROLLOUT_FINISHED -> "/rollouts/" + number(detail, "rollout");
            case RUN_FAILED -> isOfRefused(detail) ? "/runs?outcome=skipped" : "/runs?outcome=failed";
            case HOSTS_SILENT -> "/hosts?state=silent";
            case SECURITY_OVERDUE -> "/pending?security=on";
            case EXPIRY_NEAR -> "/";
            case TEST -> "/settings/notifications";
        };
    }

    private static Text describeRuns(String key, JsonObject detail, UnaryOperator<String> sentences) {
        if (detail.containsKey("cause")) {
            String cause = sentences.apply(detail.getString("cause"));
            return Text.of(key + "-refused", hosts(detail), cause, names(detail));
        } else if (isOfRefused(detail)) {
            return Text.of(key + "-refused-more", Text.count(PREFIX + "cause", detail.getLong("causes")));
        }
        return detail.getString("action") == null
                ? Text.of(key + "-more", detail.getLong("actions"), hosts(detail))
                : Text.of(key, detail.getString("action"), hosts(detail), names(detail));
    }

    /** Whether it is about runs that executed nothing, which are distinguished by their causes. */
    private static boolean isOfRefused(JsonObject detail) {
        return detail.containsKey("cause") || detail.containsKey("causes");
    }

    /** A number that names something has no separators. */
    private static String number(JsonObject detail, String member) {
        return String.valueOf(detail.getLong(member));
    }

    private static Text hosts(JsonObject detail) {
        return Text.count("common.count.host", detail.getLong("hosts"));
    }

    private static String names(JsonObject detail) {
        JsonArray names = detail.getJsonArray("names");
        List<String> first = names.stream().map(String::valueOf).toList();
        String more = detail.getBoolean("more", false) ? ", …" : "";
        return first.stream().collect(Collectors.joining(", ", "", more));
    }

    private static Text describeExpiries(String key, JsonArray expiries) {
        JsonObject first = expiries.getJsonObject(0);
        String kind = first.getString("kind");
        Object subject = kind.equals("hosts") ? hosts(first) : first.getString("name");
        Text described = Text.of(key + "." + kind, subject, first.getString("end"));
        return expiries.size() == 1 ? described : Text.of(key + "-more", described, expiries.size() - 1);
    }
}
