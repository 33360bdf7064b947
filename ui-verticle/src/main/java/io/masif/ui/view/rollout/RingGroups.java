package io.masif.ui.view.rollout;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The groups that rings can have.
 *
 * @param numbers by name
 * @param names by number, also of removed groups
 */
public record RingGroups(Map<String, Integer> numbers, Map<Integer, String> names) {
    public RingGroups {
        numbers = Map.copyOf(numbers);
        names = Map.copyOf(names);
    }

    /** @throws Failure as bad input for a name that no group has */
    public GroupSet resolve(List<String> groups) {
        TreeSet<Integer> found = new TreeSet<>();
        for (String name : groups) {
            Integer number = numbers.get(name);
            if (number == null) {
                throw Failure.badInput(Text.of("refusal-rollout.no-group", Quote.of(name)));
            }
            found.add(number);
        }
        return GroupSet.of(found);
    }

    /** The name of a group; its number after {@code #}, if it is not known. */
    public String getName(int group) {
        return names.getOrDefault(group, "#" + group);
    }
}
