package io.masif.ui.archive;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/**
 * The hosts or groups of a decision or revocation as a row has them.
 *
 * @param first the numbers of the first of them
 */
record HostReference(Scope scope, int count, List<Integer> first) {
    /** How many hosts a decision names. */
    static final String COUNT = "COALESCE(JSON_LENGTH(s.hosts), 0) AS host_count";

    /** The columns, of a set of hosts {@code s} that may be absent. */
    static final String COLUMNS = "scope, " + COUNT + ", LEFT(s.hosts, 1100) AS first_hosts";

    private static final int MAX_NAMED = 100;

    static HostReference parse(Row row) {
        String text = row.getString("first_hosts");
        return new HostReference(
                Scope.of(row.getString("scope")).orElseThrow(),
                row.getInteger("host_count"),
                text == null ? List.of() : parseFirst(text));
    }

    /** That of a row of decisions, which has the numbers of groups as well. */
    static HostReference parseWithGroups(Row row) {
        GroupSet groups = GroupSet.parse(row.getString("group_ids"));
        return groups.isEmpty()
                ? parse(row)
                : new HostReference(Scope.GROUPS, groups.ids().size(), List.copyOf(groups.ids()));
    }

    /** All groups of these. */
    static GroupSet findGroups(List<HostReference> references) {
        return GroupSet.of(references.stream()
                .filter(each -> each.scope() == Scope.GROUPS)
                .flatMap(each -> each.first().stream())
                .toList());
    }

    /** The numbers at the beginning of a text that may be cut within a number. */
    private static List<Integer> parseFirst(String text) {
        String whole = text.endsWith("]") ? text : text.substring(0, text.lastIndexOf(',')) + "]";
        return HostSet.parse(whole).toBitmap().stream().limit(MAX_NAMED).boxed().toList();
    }

    /**
     * @param hosts the names of hosts by number
     * @param groups the names of groups by number
     */
    NamedHosts toNamed(Map<Integer, String> hosts, Map<Integer, String> groups) {
        Map<Integer, String> names = scope == Scope.GROUPS ? groups : hosts;
        return new NamedHosts(
                scope,
                count,
                first.stream().map(id -> names.getOrDefault(id, "#" + id)).toList());
    }
}
