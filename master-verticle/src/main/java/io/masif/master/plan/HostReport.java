package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.domain.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a host told, by either version of the protocol. It is answered with {@link Written} when what it changed is
 * committed.
 *
 * @param sender who told it
 * @param protocol the version that it speaks
 * @param digest of its plan
 * @param plan the plan; empty if only the digest was sent
 * @param facts the JSON as it came; null if they are as they were
 * @param factsDigest of that JSON; null if there is none
 * @param runs perhaps told before
 * @param ran the actions of these runs
 * @param left whether nobody waits for the answer any more; may be asked on any thread
 */
public record HostReport(
        Sender sender,
        int protocol,
        Digest digest,
        Optional<SentPlan> plan,
        String facts,
        Digest factsDigest,
        List<Run> runs,
        List<SentAction> ran,
        BooleanSupplier left) {
    /** Where reports are sent. */
    public static final String ADDRESS = "master.plan.report";

    private static final int ACTION_WEIGHT = 400;
    private static final int RUN_WEIGHT = 400;
    private static final int VERSION_2 = 2;

    public HostReport {
        runs = List.copyOf(runs);
        ran = List.copyOf(ran);
    }

    /** Version 1: a plan, and nothing else. */
    public static HostReport ofPlan(Sender sender, SentPlan plan, BooleanSupplier left) {
        return new HostReport(sender, 1, plan.digest(), Optional.of(plan), null, null, List.of(), List.of(), left);
    }

    /** Version 2. */
    public static HostReport of(
            Sender sender,
            Digest digest,
            Optional<SentPlan> plan,
            String facts,
            List<Run> runs,
            List<SentAction> ran,
            BooleanSupplier left) {
        Digest factsDigest = facts == null ? null : Digest.ofText(facts);
        return new HostReport(sender, VERSION_2, digest, plan, facts, factsDigest, runs, ran, left);
    }

    /** The name in its certificate. */
    public String host() {
        return sender.host();
    }

    /** Whether the answer names actions of the plan that was stored, not those that were sent. */
    boolean wantsActions() {
        return protocol == VERSION_2;
    }

    /** Whether it relies on what was sent before, so that it cannot be taken from a host of which nothing is there. */
    boolean reliesOnEarlier() {
        return protocol == VERSION_2 && plan.isEmpty() && facts == null;
    }

    /** About how many bytes it makes a statement longer. */
    int weight() {
        return (facts == null ? 0 : facts.length())
                + plan.map(sent -> sent.actions().size()).orElse(0) * ACTION_WEIGHT
                + runsWeight();
    }

    /** Of that its runs. */
    int runsWeight() {
        return runs.stream().mapToInt(HostReport::weight).sum();
    }

    /** Of that one run. */
    static int weight(Run run) {
        return RUN_WEIGHT + run.log().length() + run.outcomes().size() * ACTION_WEIGHT;
    }
}
