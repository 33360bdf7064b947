package io.masif.ui.fleet.pending;

import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.failure.Failure;
import io.masif.ui.fleet.index.HostTable;
import io.masif.ui.fleet.member.GroupTable;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.partition.HostParts;
import io.masif.ui.fleet.partition.SharingHosts;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.decision.HostFilter;
import io.masif.ui.view.pending.Codenames;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** The hosts by class and by what they keep back; computed once for each state of the index. */
public final class HostFacets {
    private final HostTable table;
    private final GroupTable groups;
    private final Map<String, RoaringBitmap> byClass = new TreeMap<>();
    private final Map<String, KeptBack> keptBack = new HashMap<>();

    /** The hosts that keep a package back, by the reason. */
    record KeptBack(Map<String, RoaringBitmap> byReason) {
        private static final KeptBack NOWHERE = new KeptBack(Map.of());

        private void add(String reason, SharingHosts members) {
            members.addTo(byReason.computeIfAbsent(reason, each -> new RoaringBitmap()));
        }

        /** @param restriction the hosts that count; null for all */
        int countHosts(RoaringBitmap restriction) {
            RoaringBitmap hosts = RoaringBitmap.or(byReason.values().iterator());
            return restriction == null ? hosts.getCardinality() : RoaringBitmap.andCardinality(hosts, restriction);
        }

        /** Why one of the hosts does; null if none of those that count does. */
        String findReason(RoaringBitmap restriction) {
            return byReason.entrySet().stream()
                    .filter(each -> restriction == null || RoaringBitmap.intersects(each.getValue(), restriction))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
    }

    private HostFacets(IndexView index) {
        this.table = index.fleet().hosts();
        this.groups = index.fleet().groups();
        HostParts parts = index.fleet().parts();
        parts.platforms()
                .forEach((platform, members) ->
                        members.addTo(byClass.computeIfAbsent(nameClass(platform), name -> new RoaringBitmap())));
        parts.gaps().forEach(this::addKeptBack);
    }

    public static HostFacets of(IndexView index) {
        return index.cached(HostFacets.class, () -> new HostFacets(index));
    }

    private void addKeptBack(UpgradeGaps gaps, SharingHosts members) {
        for (KeptBackPackage each : gaps.keptBack()) {
            keptBack.computeIfAbsent(each.packageName(), name -> new KeptBack(new TreeMap<>()))
                    .add(each.reason(), members);
        }
    }

    /** {@code Debian 12 amd64}: hosts of one class can have the same packages. */
    private static String nameClass(Platform platform) {
        if (platform.os() == null) {
            return HostFilter.UNKNOWN_CLASS;
        }
        return platform.arch() == null ? platform.release() : platform.release() + " " + platform.arch();
    }

    /** The names of the classes of hosts, sorted. */
    Set<String> classNames() {
        return byClass.keySet();
    }

    /** The hosts of a class; not to be changed. */
    public RoaringBitmap findClass(String name) {
        return byClass.getOrDefault(name, new RoaringBitmap());
    }

    /** The hosts of each class; not to be changed. */
    public Map<String, RoaringBitmap> classes() {
        return byClass;
    }

    /** Who keeps a package back. */
    KeptBack findKeptBack(String packageName) {
        return keptBack.getOrDefault(packageName, KeptBack.NOWHERE);
    }

    /**
     * The hosts whose name or system contains each word of the filter, and that are of its class, members of its group and chosen
     * by its selector; a new set.
     *
     * @throws Failure as bad input if there is no such group
     */
    public RoaringBitmap find(HostFilter filter) {
        RoaringBitmap chosen = table.find(filter.selector());
        if (!filter.hostClass().isEmpty()) {
            chosen.and(findClass(filter.hostClass()));
        }
        if (!filter.group().isEmpty()) {
            chosen.and(PresentGroups.findMembers(groups, filter.group()));
        }
        List<String> words = filter.words();
        if (words.isEmpty()) {
            return chosen;
        }
        IdentityHashMap<Platform, String> systems = new IdentityHashMap<>();
        return table.find(
                chosen,
                host -> matches(
                        words,
                        host.name().toLowerCase(Locale.ROOT),
                        systems.computeIfAbsent(
                                host.facts().platform(), platform -> Codenames.createSearchText(platform.os()))));
    }

    private static boolean matches(List<String> words, String name, String system) {
        for (String word : words) {
            if (!name.contains(word) && !system.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
