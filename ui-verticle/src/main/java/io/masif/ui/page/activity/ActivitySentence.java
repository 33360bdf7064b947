package io.masif.ui.page.activity;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.page.Format;
import io.masif.ui.page.HostsText;
import io.masif.ui.page.PageContext;
import io.masif.ui.view.activity.ActivityEvent;
import io.masif.ui.view.activity.EventKind;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.masif.ui.view.operator.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in a sentence, whose subject is the actor, what happened. */
public final class ActivitySentence {
    private ActivitySentence() {}

    /** Such as {@code approved Update perl 5.36 for all hosts}. */
    public static String of(PageContext page, ActivityEvent event) {
        Optional<EventKind> known = EventKind.of(event.kind());
        if (known.isEmpty()) {
            return page.text("activity.sentence.other", Format.shorten(event.kind()));
        }
        EventKind kind = known.get();
        JsonObject detail = event.details();
        String key = "activity.sentence." + kind.word();
        if (kind.isAboutRollouts()) {
            return describeRollout(page, key, detail);
        }
        return switch (kind) {
            case APPROVED, DECLINED, DEFERRED, REVOKED, DECLINE_REVOKED, RETRIED -> describeDecision(page, key, event);
            case RULE_ADDED, RULE_CHANGED -> describeRuleChange(page, key, detail);
            case LOGIN, LOGOUT -> page.text(key, getText(detail, "address"));
            case LOGIN_FAILED -> page.text(key, count(page, detail, "login-attempt"), getText(detail, "address"));
            case REQUEST_REFUSED ->
                page.text(
                        key, count(page, detail, "request"), getText(detail, "request"), getRole(page, detail, "role"));
            case RESET ->
                page.text(key + "-" + getText(detail, "what"), page.count(getNumber(detail, "hosts"), "host"));
            case HOSTS_REMOVED ->
                page.text(key, page.count(getNumber(detail, "host_count"), "host"), firstHosts(page, detail));
            case WINDOW_ADDED, WINDOW_REMOVED ->
                page.text(key, getText(detail, "group"), getText(detail, "recurrence"), getText(detail, "start"));
            case FREEZE_ADDED, FREEZE_REMOVED, BRAKE_SET, BRAKE_RELEASED ->
                page.text(key, getText(detail, "reason"), getText(detail, "group"));
            case LABEL_ADDED, LABEL_REMOVED -> describeLabel(page, key, detail);
            case GROUP_CREATED, GROUP_CHANGED, GROUP_REMOVED -> describeGroup(page, key, detail);
            case NOTIFICATION_ROUTE_ADDED,
                    NOTIFICATION_ROUTE_CHANGED,
                    NOTIFICATION_SECRET_REPLACED,
                    NOTIFICATION_ROUTE_REMOVED -> page.text(key, getText(detail, "route"), getText(detail, "target"));
            case RUN_ENDED -> page.text(key, countResults(page, detail));
            default -> describeAccount(page, key, kind, detail);
        };
    }

    /** What is about operators and their tokens; the rest has a sentence without details. */
    private static String describeAccount(PageContext page, String key, EventKind kind, JsonObject detail) {
        return switch (kind) {
            case OPERATOR_ADDED,
                    OPERATOR_REMOVED,
                    OPERATOR_DISABLED,
                    OPERATOR_ENABLED,
                    SESSIONS_ENDED,
                    PASSWORD_CHANGED,
                    PASSWORD_RESET -> page.text(key, getText(detail, "operator"));
            case OPERATOR_RENAMED -> page.text(key, getText(detail, "operator"), getText(detail, "to"));
            case ROLE_CHANGED ->
                page.text(key, getText(detail, "operator"), getRole(page, detail, "from"), getRole(page, detail, "to"));
            case TOKEN_CREATED, TOKEN_REVOKED -> page.text(key, getText(detail, "operator"), getText(detail, "token"));
            default -> page.text(key);
        };
    }

    private static String describeGroup(PageContext page, String key, JsonObject detail) {
        return page.text(key, getText(detail, "group"), page.count(getNumber(detail, "host_count"), "host"));
    }

    private static String describeRollout(PageContext page, String key, JsonObject detail) {
        return page.text(
                key,
                page.number(getNumber(detail, "rollout")),
                page.number(getNumber(detail, "ring")),
                getText(detail, "plan"),
                page.number(getNumber(detail, "plan_version")));
    }

    private static String describeDecision(PageContext page, String key, ActivityEvent event) {
        String actions = describeActions(page, event);
        String hosts = describeHosts(page, event.details());
        if (event.details().containsKey("rollout")) {
            return page.text(key + "-by-rollout", actions, hosts, page.number(getNumber(event.details(), "rollout")));
        }
        return event.details().containsKey("rule")
                ? page.text(key + "-by-rule", actions, hosts, describeRule(event.details()))
                : page.text(key, actions, hosts);
    }

    private static String describeRuleChange(PageContext page, String key, JsonObject detail) {
        boolean isDisabled = Boolean.FALSE.equals(detail.getValue("enabled"));
        return page.text(isDisabled ? key + "-disabled" : key, describeRule(detail));
    }

    private static String describeRule(JsonObject detail) {
        return getText(detail, "rule_name") + " v" + getNumber(detail, "rule_version");
    }

    private static String describeLabel(PageContext page, String key, JsonObject detail) {
        return page.text(
                key,
                getText(detail, "label"),
                page.count(getNumber(detail, "host_count"), "host"),
                firstHosts(page, detail));
    }

    /** How many attempts an event stands for. */
    private static String count(PageContext page, JsonObject detail, String noun) {
        return page.count(Math.max(1, getNumber(detail, "attempts")), noun);
    }

    private static Object[] countResults(PageContext page, JsonObject detail) {
        return Stream.of("done", "failed", "skipped")
                .map(result -> page.number(getNumber(detail, result)))
                .toArray();
    }

    private static String describeActions(PageContext page, ActivityEvent event) {
        List<ApprovalPattern> actions = event.actions();
        if (actions.isEmpty()) {
            return page.text("activity.all-actions");
        }
        long more = getNumber(event.details(), "action_count") - 1;
        String first = page.format().action(actions.get(0));
        return more < 1 ? first : page.text("common.and-more", first, page.number(more));
    }

    private static String describeHosts(PageContext page, JsonObject detail) {
        if (detail.getValue("groups") instanceof JsonArray groups) {
            return HostsText.of(
                    page,
                    new NamedHosts(
                            Scope.GROUPS,
                            groups.size(),
                            groups.stream().map(String::valueOf).toList()));
        }
        int named = (int) getNumber(detail, "hosts");
        return Scope.of(getText(detail, "scope"))
                .map(scope -> page.format().hosts(scope, named))
                .orElseGet(() -> page.count(named, "host"));
    }

    private static String firstHosts(PageContext page, JsonObject detail) {
        return detail.getValue("hosts") instanceof JsonArray names
                ? page.format()
                        .joinFirst(names.stream()
                                .map(name -> Format.shorten(name.toString()))
                                .toList())
                : "";
    }

    /** The name of a role; the word itself if there is none of that word. */
    private static String getRole(PageContext page, JsonObject detail, String name) {
        String word = getText(detail, name);
        return Role.of(word)
                .map(role -> page.text("common.role." + role.word()))
                .orElse(word);
    }

    private static String getText(JsonObject detail, String name) {
        return detail.getValue(name) instanceof String text ? Format.shorten(text) : "";
    }

    private static long getNumber(JsonObject detail, String name) {
        return detail.getValue(name) instanceof Number number ? number.longValue() : 0;
    }
}
