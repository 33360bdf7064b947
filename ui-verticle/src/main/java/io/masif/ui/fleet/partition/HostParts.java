package io.masif.ui.fleet.partition;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.ui.store.HostRecord;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** The hosts by each part of their facts that is asked for over the whole fleet. */
public final class HostParts {
    /** Less is little space. */
    private static final long LITTLE_SPACE_BYTES = 1_000_000_000;

    private final HostPartition<Platform> platforms =
            new HostPartition<>(host -> host.facts().platform());
    private final HostPartition<HostProblem> problems =
            new HostPartition<>(host -> host.facts().condition());
    private final HostPartition<PendingRestarts> restarts =
            new HostPartition<>(host -> host.facts().restarts());
    private final HostPartition<PackageLists> lists =
            new HostPartition<>(host -> host.facts().lists());
    private final HostPartition<UpgradeGaps> gaps =
            new HostPartition<>(host -> host.facts().gaps());
    private final HostPartition<Boolean> littleSpace = new HostPartition<>(HostParts::hasLittleSpace);
    private final List<HostPartition<?>> all = List.of(platforms, problems, restarts, lists, gaps, littleSpace);

    /**
     * Puts or replaces a host.
     *
     * @param previous the host before; null if it is new
     */
    public void put(HostRecord previous, HostRecord host) {
        all.forEach(each -> each.put(previous, host));
    }

    public void remove(HostRecord host) {
        all.forEach(each -> each.remove(host));
    }

    private static Boolean hasLittleSpace(HostRecord host) {
        Long free = host.facts().limits().archivesFree();
        return free != null && free < LITTLE_SPACE_BYTES;
    }

    public HostPartition<Platform> platforms() {
        return platforms;
    }

    public HostPartition<HostProblem> problems() {
        return problems;
    }

    public HostPartition<PendingRestarts> restarts() {
        return restarts;
    }

    public HostPartition<PackageLists> lists() {
        return lists;
    }

    public HostPartition<UpgradeGaps> gaps() {
        return gaps;
    }

    /** The hosts with little space where apt keeps what it downloads; a new set. */
    public RoaringBitmap findLittleSpace() {
        return littleSpace.find(Boolean::booleanValue);
    }
}
