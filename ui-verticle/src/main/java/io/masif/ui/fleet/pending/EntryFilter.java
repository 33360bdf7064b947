package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.Moments;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingLists;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Which pending actions a request for the list asks for. */
final class EntryFilter {
    private static final Map<String, Duration> AGES = Map.of(
            "day", Duration.ofDays(1),
            "week", Duration.ofDays(7),
            "month", Duration.ofDays(30),
            "quarter", Duration.ofDays(90));

    private final ListRequest<?> request;
    private final RoaringBitmap hosts;
    private final Instant seenBefore;
    private final Instant seenSince;

    EntryFilter(ListRequest<?> request, IndexView index) {
        Instant now = index.now();
        this.request = request;
        this.hosts = findHosts(index);
        this.seenBefore = isSet("age") ? now.minus(AGES.get(request.filter("age"))) : null;
        this.seenSince = Moments.parse(PendingLists.SINCE, request.filter(PendingLists.SINCE));
    }

    private RoaringBitmap findHosts(IndexView index) {
        RoaringBitmap ofClass = isSet("class") ? HostFacets.of(index).findClass(request.filter("class")) : null;
        if (!isSet(PendingLists.HOST_GROUP)) {
            return ofClass;
        }
        RoaringBitmap members =
                PresentGroups.findMembers(index.fleet().groups(), request.filter(PendingLists.HOST_GROUP));
        return ofClass == null ? members : RoaringBitmap.and(ofClass, members);
    }

    private boolean isSet(String filter) {
        return !request.filter(filter).isEmpty();
    }

    /** The hosts that count; null for all. */
    RoaringBitmap hosts() {
        return hosts;
    }

    boolean matches(PendingEntry entry) {
        return (!isSet("security") || entry.isSecurity())
                && (!isSet("kind") || entry.key().kind().word().equals(request.filter("kind")))
                && (!isSet(PendingLists.PACKAGE)
                        || entry.key().packageName().equals(request.filter(PendingLists.PACKAGE)))
                && (!isSet("source") || entry.source().equals(request.filter("source")))
                && (!isSet("single") || entry.hostCount() == 1)
                && (hosts == null || RoaringBitmap.intersects(hosts, entry.hosts()))
                && (!isSet("release") || entry.releases().anyMatch(request.filter("release")::equals))
                && (!isSet("arch") || entry.architectures().anyMatch(request.filter("arch")::equals))
                && (seenBefore == null || entry.firstSeen().isBefore(seenBefore))
                && (seenSince == null || entry.isSeenSince(seenSince))
                && request.matches(entry::searchText);
    }
}
