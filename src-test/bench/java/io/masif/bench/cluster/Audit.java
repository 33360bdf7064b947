package io.masif.bench.cluster;

import io.masif.bench.cluster.load.ApprovalLedger;
import io.masif.bench.cluster.load.HostLoad;
import io.masif.bench.cluster.load.LoadApproval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares the acknowledgements and answers that the load got with what the database has. */
final class Audit {
    private final HostLoad load;
    private final ApprovalLedger ledger;
    private final StoredState stored;

    Audit(HostLoad load, ApprovalLedger ledger, StoredState stored) {
        this.load = load;
        this.ledger = ledger;
        this.stored = stored;
    }

    /** Acknowledged reports of the first hosts, whose plans do not change, and runs of all, that are lost. */
    List<String> lostReports(int unchangedHosts) {
        Set<String> acknowledged = load.call(() -> acknowledgedRuns());
        Map<String, String> plans = stored.plans();
        Set<String> runs = stored.runs();
        List<String> lost = new ArrayList<>(load.call(() -> IntStream.range(0, unchangedHosts)
                .filter(host -> !load.record(host).mayHaveStored(plans.get(load.name(host))))
                .mapToObj(host -> "the plan of " + load.name(host))
                .toList()));
        acknowledged.stream().filter(run -> !runs.contains(run)).forEach(run -> lost.add("the run " + run));
        return lost;
    }

    private Set<String> acknowledgedRuns() {
        Set<String> runs = new HashSet<>();
        IntStream.range(0, load.count())
                .forEach(host ->
                        load.record(host).acknowledgedRuns().forEach(run -> runs.add(load.name(host) + " " + run)));
        return runs;
    }

    /** Acknowledged approvals and revocations that are lost. */
    List<String> lostApprovals() {
        List<LoadApproval> approved =
                ledger.all().stream().filter(approval -> approval.id() != 0).toList();
        List<LoadApproval> revoked =
                approved.stream().filter(LoadApproval::isRevoked).toList();
        Map<Long, Boolean> decisions = stored.decisions();
        List<String> lost = new ArrayList<>();
        approved.stream()
                .filter(approval -> !decisions.containsKey(approval.id()))
                .forEach(approval -> lost.add("the approval of " + approval.packageName()));
        revoked.stream()
                .filter(approval -> !decisions.getOrDefault(approval.id(), false))
                .forEach(approval -> lost.add("the revocation of " + approval.packageName()));
        return lost;
    }

    /** What was applied twice. */
    List<String> doubled() {
        return stored.doubled();
    }

    /** When nothing is under way: hosts whose last answer does not approve just what is approved. */
    List<String> unequalAnswers() {
        return load.call(() -> IntStream.range(0, load.count())
                .filter(host -> !load.record(host).isAnsweredBy(name -> ledger.isInForce(name, host)))
                .mapToObj(load::name)
                .toList());
    }
}
