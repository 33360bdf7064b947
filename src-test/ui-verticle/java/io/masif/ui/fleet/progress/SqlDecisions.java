package io.masif.ui.fleet.progress;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All decisions as conditions in SQL about the action {@code x} and the host {@code g}.
 *
 * @param declines those without an end
 * @param retries conditions, also about the run {@code l.run} in which the action failed on the host
 */
record SqlDecisions(
        List<SqlDecision> approvals, List<SqlDecision> declines, List<SqlDecision> deferrals, List<String> retries) {
    SqlDecisions {
        approvals = List.copyOf(approvals);
        declines = List.copyOf(declines);
        deferrals = List.copyOf(deferrals);
        retries = List.copyOf(retries);
    }

    /** The condition under which the action is declined without an end for the host. */
    String declined() {
        return any(declines);
    }

    /** The condition under which it is deferred, and not declined as well. */
    String deferred() {
        return "(" + any(deferrals) + " AND NOT " + any(declines) + ")";
    }

    /** The condition under which it is declined or deferred. */
    String refused() {
        return "(" + any(declines) + " OR " + any(deferrals) + ")";
    }

    /** The condition under which the failure is retried. */
    String retried() {
        return join(retries);
    }

    /** The hosts as g and their actions as x, about which nothing is decided. */
    String pending() {
        return planned() + " WHERE NOT "
                + any(Stream.of(approvals, declines, deferrals)
                        .flatMap(List::stream)
                        .toList());
    }

    /** The hosts as g and the actions that they plan as x. */
    static String planned() {
        return " FROM agent g JOIN plan p ON p.id = g.plan_id"
                + " JOIN action x ON JSON_CONTAINS(p.actions, CAST(x.id AS CHAR))";
    }

    private static String any(Collection<SqlDecision> decisions) {
        return join(decisions.stream().map(SqlDecision::concerns).toList());
    }

    private static String join(Collection<String> conditions) {
        return Stream.concat(Stream.of("0"), conditions.stream()).collect(Collectors.joining(" OR ", "(", ")"));
    }
}
