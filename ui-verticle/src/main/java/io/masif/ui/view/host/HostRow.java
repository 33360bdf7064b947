package io.masif.ui.view.host;

import io.masif.domain.host.Facts;
import io.masif.ui.view.label.HostLabels;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the list of hosts.
 *
 * @param primary its most urgent condition
 * @param conditions all of its conditions
 * @param security how many security updates are pending
 */
public record HostRow(HostSummary host, HostCondition primary, Set<HostCondition> conditions, int security) {
    /** The conditions that call for someone to act, in the order in which they are shown. */
    public static final List<HostCondition> PROBLEMS = List.of(
            HostCondition.CONFLICT,
            HostCondition.SILENT,
            HostCondition.FAILED,
            HostCondition.HALF_CONFIGURED,
            HostCondition.CERTIFICATE_ENDS,
            HostCondition.BLOCKED,
            HostCondition.REBOOT,
            HostCondition.RESTART,
            HostCondition.KEPT_BACK,
            HostCondition.HELD,
            HostCondition.LEFTOVERS,
            HostCondition.VERSION_ONE);

    /** In a CSV: sentences of hosts contain semicolons and commas. */
    private static final String PROBLEM_SEPARATOR = " | ";

    public HostRow {
        conditions = Set.copyOf(conditions);
    }

    public String name() {
        return host.name();
    }

    public HostLabels labels() {
        return host.labels();
    }

    public Facts facts() {
        return host.facts();
    }

    /** When its certificate expires; null if that is not known. */
    public Instant certificateEnds() {
        return host.identity().certificateEnds();
    }

    public Instant lastSeen() {
        return host.lastSeen();
    }

    public int pending() {
        return host.actions().pending();
    }

    /** What is wrong, besides the state of the host that its own sentence explains. */
    public List<HostCondition> problems() {
        return PROBLEMS.stream().filter(conditions::contains).toList();
    }

    /** How many things are wrong with it. */
    public int countProblems() {
        return problems().size() + (facts().condition().isOk() ? 0 : 1);
    }

    /** What is wrong, as words and the host's sentence, for a CSV. */
    String describeProblems() {
        String sentence = facts().condition().problem();
        return Stream.concat(
                        problems().stream().map(HostCondition::word),
                        sentence == null
                                ? Stream.empty()
                                : Stream.of(facts().condition().state().word() + ": " + sentence))
                .collect(Collectors.joining(PROBLEM_SEPARATOR));
    }

    /** The same row after the host was seen again. */
    public HostRow withLastSeen(Instant moment) {
        return new HostRow(host.withLastSeen(moment), primary, conditions, security);
    }
}
