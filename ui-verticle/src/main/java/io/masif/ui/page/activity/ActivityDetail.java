package io.masif.ui.page.activity;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.text.VisibleText;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.view.activity.ActivityEvent;
import io.masif.ui.view.operator.Role;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Says name by name what an event concerns. Names and values that a newer part wrote are shown as they are. */
public final class ActivityDetail {
    /** The names for which there are labels. */
    private static final Set<String> KNOWN = Set.of(
            "action_count",
            "actions",
            "address",
            "addresses",
            "approval",
            "attempts",
            "by",
            "comment",
            "decline",
            "description",
            "done",
            "enabled",
            "failed",
            "from",
            "group",
            "groups",
            "host",
            "host_count",
            "host_names",
            "hosts",
            "label",
            "number",
            "operator",
            "request",
            "retry",
            "revoked",
            "role",
            "rule",
            "rule_name",
            "rule_version",
            "run",
            "scope",
            "selector",
            "sessions",
            "settings",
            "skipped",
            "to",
            "token",
            "tokens",
            "until",
            "what");

    private static final Set<String> ROLES = Set.of("role", "from", "to");

    private static final Set<String> NUMBERS_OF_RECORDS = Set.of("approval", "decline", "rule", "rule_version");

    private ActivityDetail() {}

    /**
     * A name and its values.
     *
     * @param link where all of them are; null if there is no such page
     */
    public record Row(String label, List<String> values, String link) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** All that is known, in the order in which it was written; without what is empty. */
    public static List<Row> of(PageContext page, ActivityEvent event) {
        return event.details().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> new Row(
                        KNOWN.contains(member.getKey())
                                ? page.text("activity.detail." + member.getKey())
                                : VisibleText.escapeInvisible(member.getKey()),
                        describe(page, event, member.getKey(), member.getValue()),
                        findLink(member.getKey(), member.getValue())))
                .toList();
    }

    private static List<String> describe(PageContext page, ActivityEvent event, String name, Object value) {
        if (name.equals("actions") && !event.actions().isEmpty()) {
            return event.actions().stream()
                    .map((ApprovalPattern each) -> page.format().action(each))
                    .toList();
        }
        if (value instanceof JsonArray all) {
            return all.stream().map(each -> describeOne(page, name, each)).toList();
        }
        return List.of(describeOne(page, name, value));
    }

    private static String describeOne(PageContext page, String name, Object value) {
        if (value instanceof Number number) {
            return NUMBERS_OF_RECORDS.contains(name) ? number.toString() : page.number(number.longValue());
        }
        if (value instanceof Boolean isTrue) {
            return page.text(isTrue ? "common.yes" : "common.no");
        }
        String text = VisibleText.escapeInvisible(Objects.toString(value));
        if (ROLES.contains(name)) {
            return Role.of(text)
                    .map(role -> page.text("common.role." + role.word()))
                    .orElse(text);
        }
        return switch (name) {
            case "until" -> describeMoment(page, text);
            case "scope" ->
                Scope.of(text)
                        .map(scope -> page.text("activity.scope." + scope.word()))
                        .orElse(text);
            default -> text;
        };
    }

    private static String describeMoment(PageContext page, String text) {
        try {
            return page.format().moment(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static String findLink(String name, Object value) {
        return switch (name) {
            case "approval" -> value instanceof Number number ? "/approvals/" + number : null;
            case "decline" -> value instanceof Number number ? "/declines/" + number : null;
            case "rule" -> value instanceof Number number ? "/rules/" + number : null;
            case "group" -> value instanceof String group ? "/groups/" + Format.encodePath(group) : null;
            case "host" -> value instanceof String host ? "/hosts/" + Format.encodePath(host) : null;
            default -> null;
        };
    }
}
