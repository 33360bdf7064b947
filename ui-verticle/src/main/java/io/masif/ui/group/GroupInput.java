package io.masif.ui.group;

import io.masif.domain.label.Label;
import io.masif.domain.label.LabelSelector;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.util.List;

/**
 * What an operator gives for a group.
 *
 * @param selector chooses the members by their labels; null for a group by hand
 * @param hosts the names of the hosts of a group by hand; none for a selector
 */
public record GroupInput(String name, LabelSelector selector, List<String> hosts, String description) {
    /** @throws Failure as bad input, with a sentence */
    public GroupInput {
        hosts = hosts.stream().distinct().toList();
        if (name.isEmpty() || !Label.isValue(name)) {
            throw Failure.badInput(Text.of("refusal.group-name", Quote.of(name)));
        }
        if (selector != null && !hosts.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.group-both"));
        }
        if (selector != null ? selector.isAny() : hosts.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.group-neither"));
        }
        if (description.length() > GroupDefinition.MAX_DESCRIPTION) {
            throw Failure.badInput(
                    Text.of("refusal.group-description", GroupDefinition.MAX_DESCRIPTION, description.length()));
        }
    }
}
