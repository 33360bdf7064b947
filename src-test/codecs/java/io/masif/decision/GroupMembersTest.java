package io.masif.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Decisions for groups are found for the members of the moment. */
class GroupMembersTest {
    private static final int HOSTS = 12;
    private static final ApprovalPattern PERL = new ApprovalPattern("perl", null, null, null);
    private static final ApprovalPattern BAR = new ApprovalPattern("bar", null, null, null);
    private static final Action ACTION = Action.of("perl", "amd64", Kind.UPDATE, "5.34", "5.36");

    @Property(tries = 200)
    void decisionsAreFoundForTheMembersAfterEachChange(@ForAll Random random) {
        GroupMembers members = members(GroupMembers.NONE, random);
        Set<Integer> groups = Set.copyOf(List.of(1 + random.nextInt(3), 1 + random.nextInt(3) + random.nextInt(2) * 2));
        DecisionIndex index = DecisionIndex.EMPTY.withChanges(
                List.of(decide(1, PERL, HostSelection.groups(GroupSet.of(groups), members))), List.of());
        for (int change = 0; change < 5; change++) {
            GroupMembers before = members;
            members = members(before, random);
            index = index.withMembers(members.findChanged(before), members);
            for (int host = 0; host < HOSTS; host++) {
                SetOfGroups of = new SetOfGroups(members, host);
                assertThat(index.find(host, ACTION, false, RandomDecisions.NOW) != null)
                        .isEqualTo(groups.stream().anyMatch(of::contains));
                assertThat(members.findGroups(host)).allMatch(of::contains);
            }
        }
    }

    private record SetOfGroups(GroupMembers members, int host) {
        boolean contains(int group) {
            return members.get(group).contains(host);
        }
    }

    private static GroupMembers members(GroupMembers before, Random random) {
        return before.with(Map.of(
                1 + random.nextInt(4), HostSet.of(random.ints(4, 0, HOSTS).toArray())));
    }

    @Test
    void aHostThatJoinsIsFoundAmongManyDecisionsForSingleHosts() {
        GroupMembers members = GroupMembers.NONE.with(Map.of(7, HostSet.NONE));
        List<Decision> decisions = IntStream.range(0, 2000)
                .mapToObj(host -> decide(
                        host,
                        PERL,
                        host == 0
                                ? HostSelection.groups(GroupSet.of(Set.of(7)), members)
                                : HostSelection.only(HostSet.of(host))))
                .toList();
        DecisionIndex index = DecisionIndex.EMPTY.withChanges(decisions, List.of());
        assertThat(index.find(5000, ACTION, false, RandomDecisions.NOW)).isNull();
        DecisionIndex joined = index.withMembers(Set.of(7), members.with(Map.of(7, HostSet.of(5000))));
        assertThat(joined.find(5000, ACTION, false, RandomDecisions.NOW).id()).isZero();
    }

    @Test
    void onlyThePackagesOfDecisionsForAChangedGroupAreChanged() {
        GroupMembers members = GroupMembers.NONE.with(Map.of(1, HostSet.of(1), 2, HostSet.of(2)));
        DecisionIndex index = DecisionIndex.EMPTY.withChanges(
                List.of(
                        decide(1, PERL, HostSelection.groups(GroupSet.of(Set.of(1)), members)),
                        decide(2, BAR, HostSelection.groups(GroupSet.of(Set.of(2)), members))),
                List.of());
        DecisionIndex changed = index.withMembers(Set.of(2), members.with(Map.of(2, HostSet.of(1, 2))));
        assertThat(changed.findChangedPackages(index)).containsExactly("bar");
        assertThat(index.withMembers(Set.of(3), members)).isSameAs(index);
    }

    @Test
    void membersAreReadAsTheyWereWritten() {
        HostSet set =
                HostSet.of(IntStream.range(0, 100_000).filter(i -> i % 3 == 0).toArray());
        assertThat(HostSet.ofBytes(set.toBytes())).isEqualTo(set);
        assertThatThrownBy(() -> HostSet.ofBytes(new byte[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serialised bitmap");
        GroupSet groups = GroupSet.of(List.of(30, 7));
        assertThat(groups.format()).isEqualTo("7,30");
        assertThat(GroupSet.parse("7,30")).isEqualTo(groups);
        assertThat(GroupSet.parse(null)).isEqualTo(GroupSet.NONE);
    }

    private static Decision decide(long id, ApprovalPattern pattern, HostSelection hosts) {
        return new Decision(id, List.of(pattern), hosts, null, List.of());
    }
}
