package io.masif.domain.host;

import io.masif.domain.label.Labels;
import java.util.List;

/**
 * What a host reports about itself besides its plan. A new fact touches four files: this one or the part that it belongs
 * to; {@code FactsJson}, which writes and reads it; {@code FileFacts} or {@code QueriedFacts} of the agent, which find it; and
 * the template {@code parts/facts.jte} of the UI, which shows it. Nothing between them reads single facts.
 *
 * @param condition why the plan cannot be relied on, or nothing can be executed
 * @param labels those that the host's administrator gave it in its agent's configuration
 */
public record Facts(
        Platform platform,
        Labels labels,
        HostProblem condition,
        PendingRestarts restarts,
        PackageLists lists,
        UpgradeGaps gaps,
        ExecutionLimits limits) {
    /** Nothing is known. */
    public static final Facts UNKNOWN = new Builder().build();

    /** Facts of which nothing is known yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same facts, to be changed by name. */
    public Builder toBuilder() {
        return new Builder()
                .platform(platform)
                .labels(labels)
                .condition(condition)
                .restarts(restarts)
                .lists(lists)
                .gaps(gaps)
                .limits(limits);
    }

    /** Approved actions that cannot be executed yet. */
    public List<BlockedAction> blocked() {
        return limits.blocked();
    }

    /** The same, with another condition. */
    public Facts with(HostProblem other) {
        return toBuilder().condition(other).build();
    }

    /** The same, with other blocked actions. */
    public Facts with(List<BlockedAction> others) {
        return toBuilder().limits(limits.withBlocked(others)).build();
    }

    /** Equal facts that share with others the parts that many hosts have in common. */
    public Facts intern(PartPool pool) {
        return toBuilder()
                .platform(pool.intern(platform))
                .labels(pool.intern(labels))
                .condition(pool.intern(condition))
                .restarts(pool.intern(restarts))
                .lists(pool.intern(lists))
                .gaps(pool.intern(gaps))
                .build();
    }

    /** Keeps equal parts once. */
    public interface PartPool {
        /** An equal part, the same object for all that are equal. */
        <T> T intern(T part);
    }

    /** Builds facts by the names of their parts; a part that is not given is not known. */
    public static final class Builder {
        private Platform platform = Platform.UNKNOWN;
        private Labels labels = Labels.NONE;
        private HostProblem condition = HostProblem.NONE;
        private PendingRestarts restarts = PendingRestarts.NONE;
        private PackageLists lists = PackageLists.UNKNOWN;
        private UpgradeGaps gaps = UpgradeGaps.NONE;
        private ExecutionLimits limits = ExecutionLimits.NONE;

        private Builder() {}

        public Builder platform(Platform value) {
            platform = value;
            return this;
        }

        public Builder labels(Labels value) {
            labels = value;
            return this;
        }

        public Builder condition(HostProblem value) {
            condition = value;
            return this;
        }

        public Builder restarts(PendingRestarts value) {
            restarts = value;
            return this;
        }

        public Builder lists(PackageLists value) {
            lists = value;
            return this;
        }

        public Builder gaps(UpgradeGaps value) {
            gaps = value;
            return this;
        }

        public Builder limits(ExecutionLimits value) {
            limits = value;
            return this;
        }

        public Facts build() {
            return new Facts(platform, labels, condition, restarts, lists, gaps, limits);
        }
    }
}
