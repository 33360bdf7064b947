package io.masif.rig.fill;

import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.rig.fill.Catalogue.StoredAction;
import io.masif.rig.fill.DecisionRows.Hosts;
import io.masif.rig.fill.DecisionRows.Signature;
import io.masif.rig.synthetic.Dice;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.PatchLevel;
import io.masif.rig.synthetic.UpdateSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Writes the approvals of half a year, most of which are finished, and those that stand now. */
final class DecisionHistory {
    private static final int MOST_DECISIONS = 3000;
    private static final int DECISIONS_PER_HOST = 3;
    private static final List<String> AUTHORS = List.of("anna.keller", "jonas.brandt", "mira.vogt");
    private static final List<String> COMMENTS = List.of(
            "weekend maintenance",
            "tested on staging since Wednesday",
            "CHG-20418: monthly patch round",
            "CVE fix, agreed with the team by phone",
            "first wave",
            "second wave, first one went well",
            "database team informed",
            "without the mail hosts, migration is going on",
            "reboot follows on Sunday",
            "as discussed in the stand-up");
    private static final List<String> REASONS = List.of(
            "regression in the new version, see CHG-20433",
            "wrong group of hosts",
            "customer asked to wait until Monday",
            "freeze before the release");

    private final FleetTime time;
    private final Catalogue catalogue;
    private final DecisionRows rows;
    private final Map<HostProfile.Group, List<HostProfile>> groups = new LinkedHashMap<>();
    private final List<HostProfile> hosts;
    private final int perRound;

    DecisionHistory(FleetTime time, Catalogue catalogue, DecisionRows rows, List<HostProfile> hosts) {
        this.time = time;
        this.catalogue = catalogue;
        this.rows = rows;
        this.hosts = hosts;
        hosts.forEach(host -> groups.computeIfAbsent(host.group(), absent -> new ArrayList<>())
                .add(host));
        perRound = Math.min(MOST_DECISIONS, DECISIONS_PER_HOST * hosts.size()) / (UpdateSchedule.ROUNDS + 1);
    }

    /** Writes the approvals of what was executed in a round. */
    void writeRound(int round) {
        List<HostProfile.Group> names = List.copyOf(groups.keySet());
        for (int index = 0; index < perRound; index++) {
            Dice dice = Dice.of("decision", round, index);
            HostProfile.Group group = dice.choose(names);
            List<StoredAction> executed = catalogue.executed(groups.get(group).get(0), round);
            if (!executed.isEmpty()) {
                writeFinished(group, executed, round, dice);
            }
        }
    }

    /** Writes the approvals of pending updates. */
    void writeStanding(ApprovedUpdates approved) {
        groups.forEach((group, members) -> {
            List<HostProfile> waiting = members.stream()
                    .filter(host -> approved.stage(host) == ApprovedUpdates.Stage.WAITING)
                    .toList();
            if (ApprovedUpdates.isApproved(group) && !waiting.isEmpty()) {
                writeStanding(group, approved.actions(waiting.get(0)), waiting);
            }
        });
        Signature everywhere = new Signature(
                time.now().minus(Duration.ofMinutes(4)),
                AUTHORS.get(1),
                "time zones change on Sunday, everywhere please");
        rows.add(List.of(new ApprovalPattern("tzdata", null, null, null)), Hosts.ALL, everywhere, null);
    }

    private void writeStanding(HostProfile.Group group, List<StoredAction> actions, List<HostProfile> waiting) {
        Dice dice = Dice.of("standing", group.role(), group.release());
        Instant created = time.now().minusSeconds(dice.between(4000, 170_000));
        Instant expires = dice.percent(40) ? time.now().plusSeconds(dice.between(3600, 400_000)) : null;
        List<ApprovalPattern> patterns = actions.stream()
                .map(each -> pattern(each.action(), false))
                .distinct()
                .toList();
        Signature signature = new Signature(created, dice.choose(AUTHORS), dice.choose(COMMENTS));
        int decision = rows.add(patterns, only(groups.get(group), host -> true), signature, expires);
        if (dice.percent(40)) {
            Hosts some = only(waiting.subList(0, Math.min(waiting.size(), 3)), host -> true);
            Signature revocation = new Signature(created.plusSeconds(3000), dice.choose(AUTHORS), dice.choose(REASONS));
            rows.revoke(decision, List.of(patterns.get(0)), some, revocation);
        }
    }

    private void writeFinished(HostProfile.Group group, List<StoredAction> executed, int round, Dice dice) {
        List<ApprovalPattern> patterns = new ArrayList<>();
        int first = dice.below(executed.size());
        int count = Math.min(executed.size(), dice.between(1, 12));
        boolean precise = dice.percent(30);
        for (int i = 0; i < count; i++) {
            Action action = executed.get((first + i) % executed.size()).action();
            patterns.add(pattern(action, precise));
        }
        Instant created = time.decision(round, dice);
        String comment = dice.percent(55) ? dice.choose(COMMENTS) : null;
        Signature signature = new Signature(created, dice.choose(AUTHORS), comment);
        Instant expires = dice.percent(15) ? created.plus(Duration.ofDays(dice.between(5, 30))) : null;
        Hosts selected = select(group, round, dice);
        int decision = rows.add(patterns, selected, signature, expires);
        if (dice.percent(8)) {
            Signature revocation = new Signature(
                    created.plusSeconds(dice.between(600, 100_000)), dice.choose(AUTHORS), dice.choose(REASONS));
            boolean whole = dice.percent(50);
            Hosts some = only(List.of(groups.get(group).get(0)), host -> true);
            rows.revoke(decision, List.of(), whole ? Hosts.ALL : some, revocation);
        }
    }

    /** What is still pending on some hosts of a group is approved for the others only. */
    private Hosts select(HostProfile.Group group, int round, Dice dice) {
        List<HostProfile> members = groups.get(group);
        if (round == 0) {
            return only(members, host -> host.level() == PatchLevel.CURRENT || host.level() == PatchLevel.PARTIAL);
        }
        if (round == 1) {
            return only(members, host -> host.level() != PatchLevel.LAGGING);
        }
        if (dice.percent(40)) {
            return Hosts.ALL;
        }
        if (dice.percent(25)) {
            int[] left = dice.numbers(dice.between(1, 12), hosts.size());
            return new Hosts(Scope.EXCEPT, HostSet.of(left));
        }
        String place = dice.choose(members).place();
        return dice.percent(50) ? only(members, host -> host.place().equals(place)) : only(members, host -> true);
    }

    private static Hosts only(List<HostProfile> members, Predicate<HostProfile> condition) {
        int[] numbers =
                members.stream().filter(condition).mapToInt(HostProfile::number).toArray();
        return new Hosts(Scope.ONLY, HostSet.of(numbers));
    }

    private static ApprovalPattern pattern(Action action, boolean precise) {
        return new ApprovalPattern(action.packageName(), action.kind(), precise ? action.from() : null, action.to());
    }
}
