package io.masif.ui.page.decision;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.Days;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.decision.DecisionNumbers;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.HostTarget;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingLists;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;

/** Parses the forms by which operators decide: about which actions, for which hosts, and what. */
final class DecisionForm {
    private static final List<String> SINGLE = List.of(
            "filter",
            "count",
            "plan",
            "take",
            "for",
            "names",
            "host-q",
            "host-class",
            "host-group",
            "host-selector",
            "match",
            "shown-q",
            "shown-class",
            "shown-group",
            "shown-selector",
            "listed",
            "first",
            "tick",
            "decision",
            "expires",
            "versions",
            "comment",
            "rollout",
            "content",
            "seen",
            "key");
    private static final List<String> REPEATABLE = List.of("action", "hidden-action", "host", "group");

    private static final String ALL_VERSIONS = "all";

    private static final String ALL_RELATED = "all";

    private final FormFields fields;
    private final HostFields hosts;

    DecisionForm(RoutingContext context) {
        this.fields = new FormFields(context, SINGLE, REPEATABLE);
        this.hosts = new HostFields(fields);
    }

    /** What the operator chose. */
    DecisionTarget parseTarget() {
        ListRequest<PendingItem> filter = parseFilter();
        return new DecisionTarget(parseActions(), filter, parsePlan(), hosts.parseTarget(isConfirmed(), filter));
    }

    /** The fields about hosts. */
    HostFields hosts() {
        return hosts;
    }

    /** The chosen actions, for all hosts, while the hosts are still to be chosen. */
    DecisionTarget parseActionTarget() {
        return new DecisionTarget(parseActions(), parseFilter(), null, HostTarget.ALL);
    }

    /** The actions that were chosen one by one. */
    private List<ActionKey> parseActions() {
        List<String> texts = fields.getAll("action");
        if (texts.isEmpty() && !fields.contains("filter") && !fields.contains("plan")) {
            throw Failure.badInput(Text.of("refusal.no-action-ticked"));
        }
        return parseKeys(texts);
    }

    /** The selected actions that the search hid from the operator. */
    List<ActionKey> parseHiddenActions() {
        return parseKeys(fields.getAll("hidden-action"));
    }

    private static List<ActionKey> parseKeys(List<String> texts) {
        return texts.stream().map(DecisionForm::parseKey).distinct().toList();
    }

    private static ActionKey parseKey(String text) {
        try {
            return ActionKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(Text.of("refusal.no-action", Quote.of(text)));
        }
    }

    /** The list of which all actions are chosen; null if there is none. */
    private ListRequest<PendingItem> parseFilter() {
        if (!fields.contains("filter")) {
            return null;
        }
        return ListRequests.parse(PendingLists.ITEMS, "filter", fields.get("filter"));
    }

    private Integer parsePlan() {
        String plan = fields.getText("plan");
        if (plan.isEmpty()) {
            return null;
        }
        if (!plan.matches("[0-9]{1,9}")) {
            throw Failure.badInput(Text.of("refusal.plan-number", "plan", Quote.of(plan)));
        }
        return Integer.valueOf(plan);
    }

    /** What is decided. */
    DecisionChoice parseChoice() {
        String word = fields.getText("decision");
        return word.isEmpty()
                ? DecisionChoice.APPROVE
                : DecisionChoice.of(word)
                        .orElseThrow(() -> Failure.badInput(
                                Text.of("refusal.one-of", "decision", DecisionChoice.words(), Quote.of(word))));
    }

    /** The last day of the decision; null if it has no end. A decline has none, and what is deferred has one. */
    LocalDate parseExpiry(DecisionChoice choice) {
        String date = fields.getText("expires");
        if (choice == DecisionChoice.DEFER && date.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.deferral-end"));
        }
        if (choice == DecisionChoice.DECLINE && !date.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.decline-end"));
        }
        return Days.parse("expires", date);
    }

    /** Whether the actions are declined or deferred in whatever version. */
    boolean isForAllVersions(DecisionChoice choice) {
        String word = fields.getText("versions");
        if (word.isEmpty()) {
            return false;
        }
        if (!word.equals(ALL_VERSIONS)) {
            throw Failure.badInput(Text.of("refusal.one-of", "versions", ALL_VERSIONS, Quote.of(word)));
        }
        if (choice.kind() == DecisionKind.APPROVAL) {
            throw Failure.badInput(Text.of("decision.all-versions-refused"));
        }
        return true;
    }

    /** The name of the plan by which the actions are to be rolled out; an empty text for at once. */
    String rollout() {
        return fields.getText("rollout");
    }

    String comment() {
        return fields.getComment();
    }

    /** The digest of the draft that the operator saw; an empty text if the form names actions and hosts itself. */
    String content() {
        return fields.getText("content");
    }

    /** The numbers of the last decisions when the operator was asked; null if the form does not say it. */
    DecisionNumbers parseSeen() {
        return fields.contains("seen") ? DecisionNumbers.parse("seen", fields.get("seen")) : null;
    }

    /** Whether the operator has confirmed; not if related actions are to be taken in first. */
    boolean isConfirmed() {
        return fields.contains("key") && !fields.contains("take");
    }

    /** Whether all actions that hosts may need besides are to be added. */
    boolean includesRelated() {
        String word = fields.getText("take");
        if (!word.isEmpty() && !word.equals(ALL_RELATED)) {
            throw Failure.badInput(Text.of("refusal.one-of", "take", ALL_RELATED, Quote.of(word)));
        }
        return !word.isEmpty();
    }

    /** The key by which a repeated form is recognized. */
    String key() {
        return fields.get("key");
    }

    /** How many actions the list had of which all were chosen; an empty text if that does not matter. */
    String count() {
        return fields.getText("count");
    }
}
