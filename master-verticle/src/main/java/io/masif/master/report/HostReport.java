package io.masif.master.report;

import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.masif.master.host.StoredReport;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a host told, by either version of the protocol. It is answered with {@link StoredReport} when what it changed is
 * committed.
 *
 * @param sender who told it
 * @param protocol the version that it speaks
 * @param planDigest of its plan
 * @param plan the plan; empty if only the digest was sent
 * @param facts the JSON as it came; null if they are as they were
 * @param factsDigest of that JSON; null if there is none
 * @param runs perhaps told before
 * @param runActions the actions of these runs
 * @param isClientGone whether nobody waits for the answer any more; may be asked on any thread
 */
public record HostReport(
        ReportSender sender,
        int protocol,
        Digest planDigest,
        Optional<ReportedPlan> plan,
        String facts,
        Digest factsDigest,
        List<Run> runs,
        List<ReportedAction> runActions,
        BooleanSupplier isClientGone) {
    /** Where reports are sent. */
    public static final String ADDRESS = "master.plan.report";

    private static final int ACTION_BYTES = 400;
    private static final int RUN_BYTES = 400;
    private static final int VERSION_2 = 2;

    public HostReport {
        runs = List.copyOf(runs);
        runActions = List.copyOf(runActions);
    }

    /** Version 1: a plan, and nothing else. */
    public static HostReport ofPlan(ReportSender sender, ReportedPlan plan, BooleanSupplier isClientGone) {
        return new HostReport(
                sender, 1, plan.digest(), Optional.of(plan), null, null, List.of(), List.of(), isClientGone);
    }

    /** Version 2. */
    public static HostReport of(
            ReportSender sender,
            Digest planDigest,
            Optional<ReportedPlan> plan,
            String facts,
            List<Run> runs,
            List<ReportedAction> runActions,
            BooleanSupplier isClientGone) {
        Digest factsDigest = facts == null ? null : Digest.ofText(facts);
        return new HostReport(sender, VERSION_2, planDigest, plan, facts, factsDigest, runs, runActions, isClientGone);
    }

    /** The name in its certificate. */
    public String host() {
        return sender.host();
    }

    /** Whether the answer names actions of the plan that was stored, not those that were sent. */
    public boolean needsStoredActions() {
        return protocol == VERSION_2;
    }

    /** Whether it relies on what was sent before, so that it cannot be taken from a host of which nothing is there. */
    public boolean reliesOnEarlierReport() {
        return protocol == VERSION_2 && plan.isEmpty() && facts == null;
    }

    /** About how many bytes it makes a statement longer. */
    public int estimatedBytes() {
        return (facts == null ? 0 : facts.length())
                + plan.map(sent -> sent.actions().size()).orElse(0) * ACTION_BYTES
                + estimatedRunBytes();
    }

    /** Of that its runs. */
    public int estimatedRunBytes() {
        return runs.stream().mapToInt(HostReport::estimatedBytes).sum();
    }

    /** Of that one run. */
    public static int estimatedBytes(Run run) {
        return RUN_BYTES + run.log().length() + run.outcomes().size() * ACTION_BYTES;
    }
}
