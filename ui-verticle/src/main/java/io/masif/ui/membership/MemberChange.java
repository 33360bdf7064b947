package io.masif.ui.membership;

import io.masif.decision.HostSet;
import io.masif.ui.group.OutdatedGroup;
import io.masif.ui.group.OutdatedGroups;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written in one transaction.
 *
 * @param revision of the groups before; if they have another one, nothing is written
 * @param groups with their new members
 * @param classified the hosts that are classified from then on; null if these are the same
 */
record MemberChange(long revision, List<OutdatedGroup> groups, HostSet classified) {
    private static final int MAX_GROUPS = 50;

    /**
     * Splits what is outdated into changes, each of which relies on those before it. A host is classified by the last one, when
     * the members of all groups are written, and is no longer by the first one, before it leaves a group.
     */
    static List<MemberChange> split(OutdatedGroups outdated) {
        List<MemberChange> changes = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(outdated.groups().size(), from + MAX_GROUPS);
            changes.add(new MemberChange(
                    outdated.revision() + changes.size(),
                    outdated.groups().subList(from, to),
                    findClassified(outdated, from == 0, to == outdated.groups().size())));
            from = to;
        } while (from < outdated.groups().size());
        return changes;
    }

    private static HostSet findClassified(OutdatedGroups outdated, boolean isFirst, boolean isLast) {
        if (!outdated.classified().isOutdated()) {
            return null;
        }
        return isLast
                ? outdated.classified().computed()
                : isFirst ? outdated.classified().remaining() : null;
    }
}
