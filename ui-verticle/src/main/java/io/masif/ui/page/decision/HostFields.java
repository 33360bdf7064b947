package io.masif.ui.page.decision;

import io.masif.decision.Scope;
import io.masif.domain.label.LabelSelector;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.decision.HostFilter;
import io.masif.ui.view.decision.HostOptions;
import io.masif.ui.view.decision.HostTarget;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.label.SelectorParameter;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingLists;
import java.util.List;
import java.util.stream.Stream;

/** Parses the fields by which an operator chooses hosts for a decision. */
final class HostFields {
    private final FormFields fields;

    HostFields(FormFields fields) {
        this.fields = fields;
    }

    /** By what the operator searches hosts. */
    HostFilter parseHostFilter() {
        return parseFilter("host");
    }

    /** The search of the list in which it is ticked that all that match are chosen; null if that is not ticked. */
    HostFilter parseMatched() {
        if (!fields.contains("match")) {
            return null;
        }
        return parseFilter(fields.contains("shown-q") ? "shown" : "host");
    }

    private HostFilter parseFilter(String prefix) {
        return new HostFilter(
                fields.getText(prefix + "-q"),
                fields.getText(prefix + "-class"),
                fields.getText(prefix + "-group"),
                SelectorParameter.parse(Text.of("hosts.selector"), fields.getText(prefix + "-selector")));
    }

    /** The hosts that are chosen by name: ticked or typed. */
    List<String> parseHostNames() {
        return Stream.concat(fields.getAll("host").stream(), fields.getWords("names"))
                .distinct()
                .toList();
    }

    /** The ticked groups. */
    List<String> parseGroupNames() {
        return fields.getAll("group").stream().distinct().toList();
    }

    /** Of how many hosts, the first that match the search and await the actions, the names are to be ticked; 0 for none. */
    int parseFirst() {
        String first = fields.getText("first");
        if (!fields.contains("tick")) {
            return 0;
        }
        if (!first.matches("[0-9]{1,4}")
                || Integer.parseInt(first) < 1
                || Integer.parseInt(first) > HostOptions.MAX_TICKED) {
            throw Failure.badInput(Text.of("refusal.first-hosts", HostOptions.MAX_TICKED, Quote.of(first)));
        }
        return Integer.parseInt(first);
    }

    /** The scope of the chosen hosts; those that are chosen by default are meant. */
    Scope parseScope() {
        String word = fields.get("for");
        return word == null
                ? Scope.ALL
                : Scope.of(word)
                        .orElseThrow(() -> Failure.badInput(
                                Text.of("refusal.one-of", "for", "all, only, except, groups", Quote.of(word))));
    }

    /**
     * The selected hosts and their scope. The first form may omit both: then it is for the hosts of the group or class that the
     * list shows, or else for all hosts. The confirmation must have them.
     *
     * @param list the list of which all actions are chosen; null if there is none
     */
    HostTarget parseTarget(boolean isConfirmed, ListRequest<PendingItem> list) {
        boolean namesHosts = fields.contains("host")
                || !fields.getText("names").isEmpty()
                || fields.contains("match")
                || fields.contains("listed");
        boolean isScopeMissing = !fields.contains("for") && !fields.contains("plan");
        if (isScopeMissing && (namesHosts || isConfirmed)) {
            throw Failure.badInput(Text.of("refusal.for-missing"));
        }
        if (isScopeMissing) {
            return targetOf(list == null ? parseHostFilter() : filterOf(list));
        }
        Scope scope = parseScope();
        if (scope == Scope.GROUPS) {
            return parseGroups(namesHosts);
        }
        if (scope == Scope.ALL) {
            if (namesHosts) {
                throw Failure.badInput(Text.of("refusal.for-all"));
            }
            return HostTarget.ALL;
        }
        List<String> names = parseHostNames();
        HostTarget target = new HostTarget(scope, names, parseMatched(), parseListed());
        if (names.isEmpty() && target.isByName()) {
            throw Failure.badInput(Text.of("refusal.no-host-ticked"));
        }
        return target;
    }

    /** The list of hosts of which all are chosen; null if there is none. */
    private ListRequest<HostRow> parseListed() {
        return fields.contains("listed") ? ListRequests.parse(HostColumns.LIST, "listed", fields.get("listed")) : null;
    }

    private static HostFilter filterOf(ListRequest<PendingItem> list) {
        return new HostFilter("", list.filter("class"), list.filter(PendingLists.HOST_GROUP), LabelSelector.ANY);
    }

    /** A group alone is meant with those that join it later. */
    private static HostTarget targetOf(HostFilter shown) {
        if (!shown.hostClass().isEmpty()) {
            return new HostTarget(Scope.ONLY, List.of(), shown, null);
        }
        return shown.group().isEmpty() ? HostTarget.ALL : new HostTarget(Scope.GROUPS, List.of(shown.group()));
    }

    /** Hosts that are ticked would not be meant. */
    private HostTarget parseGroups(boolean namesHosts) {
        List<String> groups = parseGroupNames();
        if (groups.isEmpty() || namesHosts) {
            throw Failure.badInput(Text.of("refusal.for-groups"));
        }
        return new HostTarget(Scope.GROUPS, groups);
    }
}
