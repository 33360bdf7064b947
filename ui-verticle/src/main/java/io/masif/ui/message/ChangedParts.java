package io.masif.ui.message;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What changed: nothing of the data itself, only what has to be read again.
 *
 * @param topics what the change is about
 * @param hosts the names of the hosts that it concerns; null for any, or if they are too many to name
 */
public record ChangedParts(Set<Topic> topics, Set<String> hosts) {
    /** Nothing changed. */
    public static final ChangedParts NONE = new ChangedParts(Set.of(), Set.of());

    /** Anything may have changed. */
    public static final ChangedParts ALL = new ChangedParts(EnumSet.allOf(Topic.class), null);

    /** The number of hosts that are named at most. */
    public static final int MAX_HOSTS = 500;

    public ChangedParts {
        topics = Set.copyOf(topics);
        hosts = hosts == null || hosts.size() > MAX_HOSTS ? null : Set.copyOf(hosts);
    }

    public boolean isEmpty() {
        return topics.isEmpty();
    }

    /** Both changes together. */
    public ChangedParts and(ChangedParts other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        Set<Topic> allTopics = EnumSet.copyOf(topics);
        allTopics.addAll(other.topics);
        if (hosts == null || other.hosts == null) {
            return new ChangedParts(allTopics, null);
        }
        Set<String> allHosts = new HashSet<>(hosts);
        allHosts.addAll(other.hosts);
        return new ChangedParts(allTopics, allHosts);
    }

    /** Whether only the progress of runs changed. */
    public boolean isProgressOnly() {
        return topics.equals(Set.of(Topic.PROGRESS));
    }
}
