package io.masif.ui.fleet.member;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.language.Text;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Converts names of groups to groups, and numbers to names. */
public final class PresentGroups {
    private PresentGroups() {}

    /** @throws Failure as not found if there is no group of that name */
    public static StoredGroup get(GroupTable groups, String name) {
        StoredGroup group = groups.get(name);
        if (group == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-group", Quote.of(name)));
        }
        return group;
    }

    /**
     * The members of a group.
     *
     * @throws Failure as bad input for a name that no group has
     */
    public static RoaringBitmap findMembers(GroupTable groups, String name) {
        return groups.members().union(resolve(groups, List.of(name))).toBitmap();
    }

    /** @throws Failure as bad input for a name that no group has */
    public static GroupSet resolve(GroupTable groups, Collection<String> names) {
        List<String> unknown =
                names.stream().filter(name -> groups.get(name) == null).toList();
        if (!unknown.isEmpty()) {
            throw Failure.badInput(Text.of(
                    "refusal.unknown-groups",
                    unknown.stream().limit(10).map(Quote::of).collect(Collectors.joining(", "))));
        }
        return GroupSet.of(names.stream().map(name -> groups.get(name).id()).toList());
    }

    /** The names of groups, sorted; also of removed ones. */
    public static List<String> findNames(GroupTable groups, Collection<Integer> ids) {
        return ids.stream()
                .map(id -> groups.get(id) == null ? "#" + id : groups.get(id).name())
                .sorted()
                .toList();
    }
}
