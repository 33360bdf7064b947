package io.masif.delivery;

import io.masif.decision.GroupMembers;
import io.masif.delivery.Delivery.State;
import io.masif.delivery.DeliveryRecords.GroupWindow;
import io.masif.schedule.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * By what it is decided whether approvals are handed out to a host: the brake, freezes, and the windows of its groups, of
 * which one has to be open; a host in no group with a window gets them at any time. A host that is not classified may be in any
 * group, and gets none while a window, a freeze or a decline names one. Immutable and thread-safe.
 */
public final class DeliveryRules {
    /** Nothing prevents anything. */
    public static final DeliveryRules NONE = new DeliveryRules(DeliveryRecords.NONE, GroupMembers.NONE);

    /** Freezes that follow each other, with windows between them, are looked at for so many steps. */
    private static final int MAX_STEPS = 1000;

    private final DeliveryRecords records;
    private final GroupMembers members;
    private final Map<Integer, List<GroupWindow>> windows;
    /** Until when a decline names a group. */
    private final Instant declinesEnd;
    /** Until when anything names a group. */
    private final Instant groupsEnd;
    /** By the groups of a host: most hosts are in few of those that have windows. */
    private final Map<Set<Integer>, Timetable> timetables = new ConcurrentHashMap<>();

    /** @param members of the groups; those that the records do not name do not matter */
    public DeliveryRules(DeliveryRecords records, GroupMembers members) {
        this(records, members, Instant.MIN);
    }

    private DeliveryRules(DeliveryRecords records, GroupMembers members, Instant declinesEnd) {
        this.records = records;
        this.members = members;
        this.windows = records.windows().stream().collect(Collectors.groupingBy(GroupWindow::group));
        this.declinesEnd = declinesEnd;
        this.groupsEnd = windows.isEmpty()
                ? records.freezes().stream()
                        .filter(freeze -> freeze.group() != null)
                        .map(Freeze::until)
                        .reduce(declinesEnd, DeliveryRules::later)
                : Instant.MAX;
    }

    /** The same where the declines that are for groups end then; {@link Instant#MIN} if there are none. */
    public DeliveryRules withGroupDeclines(Instant end) {
        return end.equals(declinesEnd) ? this : new DeliveryRules(records, members, end);
    }

    /** Whether there is no brake, no freeze, no window, and no decline for a group: all hosts get approvals. */
    public boolean isUnrestricted() {
        return !records.isStopped()
                && windows.isEmpty()
                && records.freezes().isEmpty()
                && groupsEnd.equals(Instant.MIN);
    }

    /** What operators said. */
    public DeliveryRecords records() {
        return records;
    }

    /** Whether it says the same of all hosts that are in the same groups. */
    public boolean hasSameRecords(DeliveryRules other) {
        return records.equals(other.records) && declinesEnd.equals(other.declinesEnd);
    }

    /** The hosts that are in other groups than by others with the same records, of those groups that matter; a new bitmap. */
    public RoaringBitmap findChangedHosts(DeliveryRules other) {
        RoaringBitmap hosts = new RoaringBitmap();
        members.findChanged(other.members).stream()
                .filter(findNamedGroups()::contains)
                .forEach(group -> hosts.or(members.get(group).symmetricDifference(other.members.get(group))));
        return hosts;
    }

    /** The groups that matter; with {@link GroupMembers#CLASSIFIED} if anything names a group. */
    public Set<Integer> findNamedGroups() {
        Set<Integer> groups = new TreeSet<>(windows.keySet());
        records.freezes().stream().map(Freeze::group).filter(Objects::nonNull).forEach(groups::add);
        if (!groupsEnd.equals(Instant.MIN)) {
            groups.add(GroupMembers.CLASSIFIED);
        }
        return groups;
    }

    /**
     * Whether approvals are handed out to a host at a moment.
     *
     * @param host its number in the database
     */
    public Delivery find(int host, Instant moment) {
        if (records.isStopped()) {
            return Delivery.STOPPED;
        }
        if (moment.isBefore(groupsEnd) && !members.classified().contains(host)) {
            return new Delivery(State.UNCLASSIFIED, groupsEnd);
        }
        Instant frozenUntil = Instant.MIN;
        Instant nextFreeze = Instant.MAX;
        for (Freeze freeze : records.freezes()) {
            if (concerns(freeze, host)) {
                frozenUntil = freeze.holds(moment) ? later(frozenUntil, freeze.until()) : frozenUntil;
                nextFreeze = moment.isBefore(freeze.from()) ? earlier(nextFreeze, freeze.from()) : nextFreeze;
            }
        }
        return moment.isBefore(frozenUntil)
                ? new Delivery(State.FROZEN, frozenUntil)
                : findWindow(host, moment, nextFreeze);
    }

    private Delivery findWindow(int host, Instant moment, Instant nextFreeze) {
        Set<Integer> groups = findGroupsWithWindows(host);
        if (groups.isEmpty()) {
            return new Delivery(State.UNRESTRICTED, nextFreeze);
        }
        return timetables
                .computeIfAbsent(groups, this::createTimetable)
                .next(moment)
                .map(period -> period.contains(moment)
                        ? new Delivery(State.IN_WINDOW, earlier(period.until(), nextFreeze))
                        : new Delivery(State.OUTSIDE_WINDOW, period.from()))
                .orElseGet(() -> new Delivery(State.OUTSIDE_WINDOW, Instant.MAX));
    }

    /** When approvals are handed out to the host next; the moment itself if they are then. Empty if that is not known. */
    public Optional<Instant> findNextStart(int host, Instant moment) {
        Instant tried = moment;
        for (int step = 0; step < MAX_STEPS; step++) {
            Delivery delivery = find(host, tried);
            if (delivery.isAllowed()) {
                return Optional.of(tried);
            }
            if (delivery.until().equals(Instant.MAX)) {
                return Optional.empty();
            }
            tried = delivery.until();
        }
        return Optional.empty();
    }

    /** The freeze that holds for a host longest. */
    public Optional<Freeze> findFreeze(int host, Instant moment) {
        return records.freezes().stream()
                .filter(freeze -> freeze.holds(moment) && concerns(freeze, host))
                .max((one, other) -> one.until().compareTo(other.until()));
    }

    /** A window of a group of the host that is open at a moment; the one that has been open for the longest time. */
    public Optional<GroupWindow> findOpenWindow(int host, Instant moment) {
        return findGroupsWithWindows(host).stream()
                .flatMap(group -> windows.get(group).stream())
                .filter(each -> isOpen(each, moment))
                .min((one, other) -> one.window()
                        .next(moment)
                        .orElseThrow()
                        .from()
                        .compareTo(other.window().next(moment).orElseThrow().from()));
    }

    private static boolean isOpen(GroupWindow window, Instant moment) {
        return window.window()
                .next(moment)
                .filter(period -> period.contains(moment))
                .isPresent();
    }

    private Set<Integer> findGroupsWithWindows(int host) {
        Set<Integer> groups = new TreeSet<>();
        for (int group : windows.keySet()) {
            if (members.get(group).contains(host)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private Timetable createTimetable(Set<Integer> groups) {
        return new Timetable(groups.stream()
                .flatMap(group -> windows.get(group).stream())
                .map(GroupWindow::window)
                .toList());
    }

    private boolean concerns(Freeze freeze, int host) {
        return freeze.group() == null || members.get(freeze.group()).contains(host);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
