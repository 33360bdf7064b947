package io.masif.ui.fleet.pending;

import io.masif.domain.Action;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.pending.ActionOrigin;
import io.masif.ui.view.pending.Codenames;
import io.masif.ui.view.pending.PendingCounts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** A pending action as an operator decides about it. */
public final class PendingEntry {
    private final ActionKey key;
    private final List<PendingPart> parts;
    private final RoaringBitmap hosts;
    private final boolean isSecurity;
    private final String source;
    private String searchText;

    /** @param isSecurity whether it is a security update */
    PendingEntry(ActionKey key, List<PendingPart> parts, boolean isSecurity) {
        this.key = key;
        this.parts = parts;
        this.hosts = union(part -> true);
        this.source = findSource(key.packageName(), parts);
        this.isSecurity = isSecurity;
    }

    public ActionKey key() {
        return key;
    }

    /** The hosts for which it is pending; not to be changed. */
    public RoaringBitmap hosts() {
        return hosts;
    }

    int hostCount() {
        return hosts.getCardinality();
    }

    /** Whether it is a security update: some host gets it from a security archive. */
    /** Whether it is a security update. */
    public boolean isSecurity() {
        return isSecurity;
    }

    /** The name of the source package; that of the package if no host has reported another one. */
    String source() {
        return source;
    }

    /** Of several sources the first by name counts, but one that differs from the package is known for certain. */
    private static String findSource(String packageName, List<PendingPart> parts) {
        String found = parts.get(0).source();
        for (PendingPart part : parts) {
            String other = part.source();
            boolean isBetter = found.equals(packageName) || (!other.equals(packageName) && other.compareTo(found) < 0);
            found = isBetter ? other : found;
        }
        return found;
    }

    /** When a host planned it first. */
    Instant firstSeen() {
        Instant first = parts.get(0).firstSeen();
        for (PendingPart part : parts) {
            first = part.firstSeen().isBefore(first) ? part.firstSeen() : first;
        }
        return first;
    }

    /** Whether no host planned it before that moment. */
    public boolean isSeenSince(Instant moment) {
        return !firstSeen().isBefore(moment);
    }

    /** Whether one of the actions that differ in the version before, the architecture or the archive matches. */
    public boolean anyMatch(Predicate<Action> predicate) {
        for (PendingPart part : parts) {
            if (predicate.test(part.action())) {
                return true;
            }
        }
        return false;
    }

    /** The archives that it comes from. */
    Stream<String> releases() {
        return parts.stream().flatMap(part -> part.action().releases().stream());
    }

    Stream<String> architectures() {
        return parts.stream().map(part -> part.action().arch()).filter(Objects::nonNull);
    }

    /** What it is found by, in lower case: names, versions, archives and their code names. */
    String searchText() {
        if (searchText == null) {
            StringBuilder text = new StringBuilder(key.packageName())
                    .append(' ')
                    .append(source())
                    .append(' ')
                    .append(key.kind().word());
            append(text, isSecurity ? "security" : null);
            for (PendingPart part : parts) {
                Action action = part.action();
                append(text, action.to());
                append(text, action.from());
                append(text, action.arch());
                action.releases().forEach(release -> {
                    append(text, release);
                    append(text, Codenames.find(release));
                });
            }
            searchText = text.toString().toLowerCase(Locale.ROOT);
        }
        return searchText;
    }

    private static void append(StringBuilder text, String value) {
        if (value != null) {
            text.append(' ').append(value);
        }
    }

    /** @param restriction the hosts that count; null for all */
    PendingCounts count(RoaringBitmap restriction) {
        return new PendingCounts(
                count(hosts, restriction),
                isSecurity,
                isSecurity ? count(securityHosts(), restriction) : 0,
                count(stepBackHosts(), restriction));
    }

    private static int count(RoaringBitmap hosts, RoaringBitmap restriction) {
        return restriction == null ? hosts.getCardinality() : RoaringBitmap.andCardinality(hosts, restriction);
    }

    ActionOrigin origin() {
        return new ActionOrigin(
                sorted(parts.stream().map(part -> part.action().from()).filter(Objects::nonNull)),
                sorted(architectures()),
                sorted(releases()),
                firstSeen());
    }

    private static List<String> sorted(Stream<String> values) {
        return List.copyOf(values.collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    private RoaringBitmap securityHosts() {
        return union(part -> part.action().security());
    }

    /** The hosts on which it would replace a newer version. */
    public RoaringBitmap stepBackHosts() {
        return union(PendingPart::isStepBack);
    }

    /**
     * The hosts on which it would not replace a newer version.
     *
     * @param restriction the hosts that count; null for all
     */
    RoaringBitmap executableHosts(RoaringBitmap restriction) {
        RoaringBitmap executable = RoaringBitmap.andNot(hosts, stepBackHosts());
        if (restriction != null) {
            executable.and(restriction);
        }
        return executable;
    }

    /** The hosts of some parts; not to be changed. */
    private RoaringBitmap union(Predicate<PendingPart> which) {
        if (parts.size() == 1 && which.test(parts.get(0))) {
            return parts.get(0).hosts();
        }
        RoaringBitmap all = new RoaringBitmap();
        for (PendingPart part : parts) {
            if (which.test(part)) {
                all.or(part.hosts());
            }
        }
        return all;
    }
}
