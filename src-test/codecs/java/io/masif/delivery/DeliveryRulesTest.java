package io.masif.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.delivery.Delivery.State;
import io.masif.delivery.DeliveryRecords.GroupWindow;
import io.masif.schedule.MaintenanceWindow;
import io.masif.schedule.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryRulesTest {
    private static final int WEB = 1;
    private static final int BOTH = 2;
    private static final int NONE = 3;
    private static final int SERVERS = 10;
    private static final int NIGHTS = 11;
    private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final int JOINED = 4;
    private static final GroupMembers MEMBERS = GroupMembers.NONE.with(Map.of(
            SERVERS,
            HostSet.of(WEB, BOTH),
            NIGHTS,
            HostSet.of(BOTH),
            GroupMembers.CLASSIFIED,
            HostSet.of(WEB, BOTH, NONE)));
    /** 2 to 4. */
    private static final GroupWindow EARLY = window(1, SERVERS, 2, 2);
    /** 3 to 6. */
    private static final GroupWindow LATE = window(2, NIGHTS, 3, 3);

    @Test
    void oneOpenWindowOfItsGroupsIsEnough() {
        DeliveryRules rules = rules(List.of(EARLY, LATE), List.of());
        assertThat(rules.find(WEB, hour(1))).isEqualTo(new Delivery(State.OUTSIDE_WINDOW, hour(2)));
        assertThat(rules.find(WEB, hour(2))).isEqualTo(new Delivery(State.IN_WINDOW, hour(4)));
        assertThat(rules.find(WEB, hour(4))).isEqualTo(new Delivery(State.OUTSIDE_WINDOW, hour(26)));
        assertThat(rules.find(BOTH, hour(2))).isEqualTo(new Delivery(State.IN_WINDOW, hour(6)));
        assertThat(rules.find(BOTH, hour(5))).isEqualTo(new Delivery(State.IN_WINDOW, hour(6)));
        assertThat(rules.find(NONE, hour(5))).isEqualTo(Delivery.UNRESTRICTED);
        assertThat(rules.findOpenWindow(BOTH, hour(5))).contains(LATE);
        assertThat(rules.findOpenWindow(BOTH, hour(3))).contains(EARLY);
    }

    @Test
    void aFreezeBeatsWindowsAndLimitsWhatIsBeforeIt() {
        Freeze morning = new Freeze(1, SERVERS, hour(3), hour(30), "audit");
        DeliveryRules rules = rules(List.of(EARLY), List.of(morning));
        assertThat(rules.find(WEB, hour(2))).isEqualTo(new Delivery(State.IN_WINDOW, hour(3)));
        assertThat(rules.find(WEB, hour(3))).isEqualTo(new Delivery(State.FROZEN, hour(30)));
        assertThat(rules.find(NONE, hour(3))).isEqualTo(Delivery.UNRESTRICTED);
        assertThat(rules.findFreeze(WEB, hour(5))).contains(morning);
        assertThat(rules.findNextStart(WEB, hour(3))).contains(hour(50));
        assertThat(rules.findNextStart(WEB, hour(2))).contains(hour(2));
        DeliveryRules all = rules(List.of(), List.of(new Freeze(2, null, hour(3), hour(4), "all"), morning));
        assertThat(all.find(NONE, hour(2))).isEqualTo(new Delivery(State.UNRESTRICTED, hour(3)));
        assertThat(all.find(NONE, hour(3))).isEqualTo(new Delivery(State.FROZEN, hour(4)));
        assertThat(all.find(WEB, hour(3))).isEqualTo(new Delivery(State.FROZEN, hour(30)));
    }

    @Test
    void theBrakeBeatsEverything() {
        DeliveryRules rules = new DeliveryRules(new DeliveryRecords(true, List.of(EARLY), List.of()), MEMBERS);
        assertThat(rules.find(NONE, hour(2))).isEqualTo(Delivery.STOPPED);
        assertThat(rules.findNextStart(NONE, hour(2))).isEmpty();
    }

    @Test
    void aHostThatIsNotClassifiedWaitsWhileAnythingNamesAGroup() {
        assertThat(rules(List.of(EARLY), List.of()).find(JOINED, hour(3)))
                .isEqualTo(new Delivery(State.UNCLASSIFIED, Instant.MAX));
        Freeze ofGroup = new Freeze(1, SERVERS, hour(3), hour(4), "audit");
        assertThat(rules(List.of(), List.of(ofGroup)).find(JOINED, hour(2)))
                .isEqualTo(new Delivery(State.UNCLASSIFIED, hour(4)));
        assertThat(rules(List.of(), List.of(ofGroup)).find(JOINED, hour(4)).isAllowed())
                .isTrue();
        Freeze ofAll = new Freeze(1, null, hour(3), hour(4), "audit");
        assertThat(rules(List.of(), List.of(ofAll)).find(JOINED, hour(2)))
                .isEqualTo(new Delivery(State.UNRESTRICTED, hour(3)));
        DeliveryRules declined = rules(List.of(), List.of()).withGroupDeclines(hour(5));
        assertThat(declined.find(JOINED, hour(4))).isEqualTo(new Delivery(State.UNCLASSIFIED, hour(5)));
        assertThat(declined.find(JOINED, hour(5)).isAllowed()).isTrue();
        assertThat(declined.find(NONE, hour(4))).isEqualTo(Delivery.UNRESTRICTED);
        assertThat(declined.isUnrestricted()).isFalse();
    }

    @Test
    void onlyMembersOfGroupsThatAreNamedMatter() {
        DeliveryRules rules = rules(List.of(EARLY), List.of());
        assertThat(findChangedHosts(rules, NIGHTS, WEB, NONE)).isEmpty();
        assertThat(findChangedHosts(rules, SERVERS, WEB, NONE)).containsExactly(BOTH, NONE);
        assertThat(findChangedHosts(rules, GroupMembers.CLASSIFIED, WEB, BOTH, NONE, JOINED))
                .containsExactly(JOINED);
        assertThat(findChangedHosts(rules(List.of(), List.of()), GroupMembers.CLASSIFIED, JOINED))
                .isEmpty();
        assertThat(rules.hasSameRecords(rules(List.of(LATE), List.of()))).isFalse();
        assertThat(rules.hasSameRecords(rules.withGroupDeclines(hour(1)))).isFalse();
    }

    private static int[] findChangedHosts(DeliveryRules rules, int group, int... members) {
        return rules.findChangedHosts(
                        new DeliveryRules(rules.records(), MEMBERS.with(Map.of(group, HostSet.of(members)))))
                .toArray();
    }

    private static DeliveryRules rules(List<GroupWindow> windows, List<Freeze> freezes) {
        return new DeliveryRules(new DeliveryRecords(false, windows, freezes), MEMBERS);
    }

    private static GroupWindow window(long id, int group, int startHour, int hours) {
        return new GroupWindow(
                id,
                group,
                new MaintenanceWindow(
                        Recurrence.parse("FREQ=DAILY"),
                        LocalDate.of(2026, 1, 1),
                        LocalTime.of(startHour, 0),
                        Duration.ofHours(hours),
                        ZoneId.of("UTC")));
    }

    private static Instant hour(int number) {
        return MONDAY.plus(Duration.ofHours(number));
    }
}
