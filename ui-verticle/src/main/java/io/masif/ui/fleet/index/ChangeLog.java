package io.masif.ui.fleet.index;

import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.Topic;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Numbers the changes of the index, so that cached results can be compared with the last change that affects them. */
public final class ChangeLog {
    private final Map<Integer, Long> lastChangeByAction = new IntObjectHashMap<>();
    private final RoaringBitmap recentHosts = new RoaringBitmap();
    private final Set<Topic> recentTopics = EnumSet.noneOf(Topic.class);
    private boolean isAnyHostAffected;
    private long lastChange;
    private long lastBlockedChange;
    private long lastDecisionChange;
    private long lastSilenceChange;
    private long lastFullChange;

    /** The hosts that plan the action, or the outcomes of its executions, changed, or a retry of it was requested. */
    public void recordActionChange(int action) {
        lastChangeByAction.put(action, ++lastChange);
        recentTopics.add(Topic.PENDING);
        recentTopics.add(Topic.DECISIONS);
    }

    /** Blocked actions of a host changed. */
    void recordBlockedChange() {
        lastBlockedChange = ++lastChange;
        recentTopics.add(Topic.DECISIONS);
    }

    void recordDecisionChange() {
        lastDecisionChange = ++lastChange;
        isAnyHostAffected = true;
        recentTopics.add(Topic.PENDING);
        recentTopics.add(Topic.DECISIONS);
    }

    /** Groups changed, or other hosts are in them. */
    void recordGroupChange() {
        lastChange++;
        isAnyHostAffected = true;
        recentTopics.add(Topic.HOSTS);
        recentTopics.add(Topic.PENDING);
    }

    /** Rollouts or their plans changed. */
    public void recordRolloutChange() {
        recentTopics.add(Topic.ROLLOUTS);
    }

    /** Routes of notifications changed, or something was sent by them. */
    public void recordNotificationChange() {
        recentTopics.add(Topic.NOTIFICATIONS);
    }

    /** The brake, windows or freezes changed. */
    void recordDeliveryChange() {
        lastChange++;
        isAnyHostAffected = true;
        recentTopics.add(Topic.DELIVERY);
    }

    /** Rules changed. */
    public void recordRuleChange() {
        lastChange++;
        recentTopics.add(Topic.DECISIONS);
        recentTopics.add(Topic.PENDING);
        isAnyHostAffected = true;
    }

    /** The host reported something new, or is there no longer. */
    void recordHostChange(int host) {
        recentHosts.add(host);
        recentTopics.add(Topic.HOSTS);
    }

    /** The host started or ended to execute the action. */
    void recordOutcomeChange(int action, int host) {
        recordActionChange(action);
        recentHosts.add(host);
        recentTopics.add(Topic.RUNS);
    }

    /** Runs of some of these hosts, which execute something now, are further; of any host if none is known to. */
    public void recordProgress(RoaringBitmap running) {
        recentHosts.or(running);
        isAnyHostAffected |= running.isEmpty();
        recentTopics.add(Topic.PROGRESS);
    }

    /** The host is silent now, or no longer. */
    void recordSilenceChange(int host) {
        lastSilenceChange = ++lastChange;
        recentHosts.add(host);
        recentTopics.add(Topic.HOSTS);
        recentTopics.add(Topic.DECISIONS);
    }

    void recordFullChange() {
        lastFullChange = ++lastChange;
        isAnyHostAffected = true;
        recentTopics.addAll(EnumSet.allOf(Topic.class));
    }

    /**
     * What changed since the last call.
     *
     * @param getName finds the name of a host by its number; null if there is none
     */
    public ChangedParts drain(IntFunction<String> getName) {
        Set<String> names = null;
        if (!isAnyHostAffected && recentHosts.getLongCardinality() <= ChangedParts.MAX_HOSTS) {
            names = Arrays.stream(recentHosts.toArray())
                    .mapToObj(getName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }
        ChangedParts parts = recentTopics.isEmpty() ? ChangedParts.NONE : new ChangedParts(recentTopics, names);
        recentHosts.clear();
        isAnyHostAffected = false;
        recentTopics.clear();
        return parts;
    }

    /** The number of the last change. */
    public long lastChange() {
        return lastChange;
    }

    public long lastBlockedChange() {
        return lastBlockedChange;
    }

    public long lastDecisionChange() {
        return lastDecisionChange;
    }

    /** The number of the last change of the whole index, such as a removal of hosts. */
    public long lastFullChange() {
        return lastFullChange;
    }

    /** The number of the last change of which hosts are silent. */
    public long lastSilenceChange() {
        return lastSilenceChange;
    }

    /** The number of the last change of one of the actions, or of the whole index. */
    public long lastChangeOf(int[] actions) {
        long latest = lastFullChange;
        for (int action : actions) {
            latest = Math.max(latest, lastChangeByAction.getOrDefault(action, 0L));
        }
        return latest;
    }

    /** The same. */
    public long lastChangeOf(Collection<Integer> actions) {
        long latest = lastFullChange;
        for (Integer action : actions) {
            latest = Math.max(latest, lastChangeByAction.getOrDefault(action, 0L));
        }
        return latest;
    }
}
