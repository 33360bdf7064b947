package io.masif.ui.rollout.plan;

import io.masif.decision.GroupSet;

/** Which hosts a ring has, of those that are left when it opens. */
public sealed interface RingHosts {
    /**
     * The members of groups.
     *
     * @param groups at least one
     */
    record Groups(GroupSet groups) implements RingHosts {
        public Groups {
            if (groups.isEmpty()) {
                throw new IllegalArgumentException("a ring of groups has at least one group");
            }
        }
    }

    /**
     * A share of the hosts that are left.
     *
     * @param percent from 1 to 100
     */
    record Share(int percent) implements RingHosts {
        private static final int ALL = 100;

        public Share {
            if (percent < 1 || percent > ALL) {
                throw new IllegalArgumentException("a share of hosts is from 1 to 100");
            }
        }
    }
}
