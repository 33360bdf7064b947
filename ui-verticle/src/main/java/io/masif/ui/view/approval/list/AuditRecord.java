package io.masif.ui.view.approval.list;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.RevocationSummary;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.rule.DecisionOrigin;
import io.masif.ui.view.rule.RuleReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A record of the CSV for an auditor: an action of a decision.
 *
 * @param hosts the names of all hosts or groups that the decision names
 */
public record AuditRecord(ApprovalRow row, ApprovalPattern pattern, List<String> hosts) {
    static final List<Column<AuditRecord>> COLUMNS = Stream.of(
                    Stream.of(
                            column("approval", AuditRecord::id),
                            column("state", each -> each.row().state().word()),
                            column("created", each -> each.decision().created()),
                            column("author", each -> each.decision().author()),
                            column("rule", each -> each.rule(RuleReference::name)),
                            column("rule_version", each -> each.rule(RuleReference::version)),
                            column("rollout", each -> each.origin(DecisionOrigin::rollout)),
                            column("ring", each -> each.origin(DecisionOrigin::ringNumber)),
                            column("comment", each -> each.decision().comment()),
                            column("expires", each -> each.decision().expires())),
                    Stream.of(
                            column("package", each -> each.pattern().packageName()),
                            column(
                                    "action",
                                    each -> each.pattern().kind() == null
                                            ? null
                                            : each.pattern().kind().word()),
                            column("from_version", each -> each.pattern().from()),
                            column("to_version", each -> each.pattern().to()),
                            column(
                                    "scope",
                                    each -> each.decision().hosts().scope().word()),
                            column(
                                    "named_hosts",
                                    each -> each.decision().hosts().count()),
                            column("hosts", each -> String.join(" ", each.hosts()))),
                    Arrays.stream(ProgressState.values()).map(AuditRecord::count),
                    Stream.of(
                            column("revoked_by", each -> each.join(RevocationSummary::author)),
                            column("revoked_at", each -> each.join(AuditRecord::formatMoment)),
                            column("revocation_comment", each -> each.join(AuditRecord::formatComment)),
                            column("revoked_part", each -> each.join(AuditRecord::formatPart))))
            .flatMap(Function.identity())
            .toList();

    public AuditRecord {
        hosts = List.copyOf(hosts);
    }

    /**
     * The records of a decision, one for each action that the filter admits.
     *
     * @param hosts the names of all hosts or groups that it names
     */
    public static Stream<AuditRecord> of(ApprovalRow row, ApprovalFilter filter, List<String> hosts) {
        return row.decision().patterns().first().stream()
                .filter(filter::admits)
                .map(pattern -> new AuditRecord(row, pattern, hosts));
    }

    private static Column<AuditRecord> column(String id, Function<AuditRecord, Object> value) {
        return Column.unsorted(id, value);
    }

    /** Empty if it is no longer known. */
    private static Column<AuditRecord> count(ProgressState state) {
        return column(
                state.word(),
                each -> each.row().progress() == null ? null : each.row().count(state));
    }

    private DecisionSummary decision() {
        return row.decision();
    }

    /** Null if no rule decided. */
    private <T> T rule(Function<RuleReference, T> value) {
        return origin(origin -> origin.rule() == null ? null : value.apply(origin.rule()));
    }

    /** Null if an operator decided. */
    private <T> T origin(Function<DecisionOrigin, T> value) {
        return decision().origin() == null ? null : value.apply(decision().origin());
    }

    private long id() {
        return row.id();
    }

    /** Of each revocation, the oldest first, separated by semicolons. */
    private String join(Function<RevocationSummary, String> value) {
        List<String> values = row.revocations().stream().map(value).toList();
        StringBuilder joined = new StringBuilder();
        for (int i = values.size() - 1; i >= 0; i--) {
            joined.append(joined.isEmpty() && i == values.size() - 1 ? "" : "; ")
                    .append(values.get(i));
        }
        return joined.toString();
    }

    private static String formatMoment(RevocationSummary revocation) {
        Instant created = revocation.created();
        return created.toString();
    }

    private static String formatComment(RevocationSummary revocation) {
        return revocation.comment() == null ? "" : revocation.comment();
    }

    private static String formatPart(RevocationSummary revocation) {
        if (revocation.isWhole()) {
            return "all";
        }
        String actions = revocation.patterns().count() == 0
                ? "all"
                : Integer.toString(revocation.patterns().count());
        return "actions=" + actions + " scope=" + revocation.hosts().scope().word() + " named_hosts="
                + revocation.hosts().count();
    }
}
