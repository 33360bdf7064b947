package io.masif.domain.label;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Chooses hosts by their labels and names, in the syntax of Kubernetes' selectors, and with {@code name~GLOB} for the host's
 * name: {@code env=prod,os in (debian12,debian13),tier!=db,!legacy,name~web-*}. A host has to meet all requirements.
 *
 * @param requirements none for any host
 */
public record LabelSelector(List<Requirement> requirements) {
    /** Any host. */
    public static final LabelSelector ANY = new LabelSelector(List.of());

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * The selector that a text gives; an empty text gives that for any host.
     *
     * @throws SelectorSyntaxException which says where the text is wrong and what is expected there
     */
    public static LabelSelector parse(String text) {
        return new SelectorParser(text).parse();
    }

    /** Whether a host of that name with these values by key is chosen. */
    public boolean matches(String name, Map<String, String> labels) {
        return requirements.stream().allMatch(each -> matches(each, name, labels));
    }

    private static boolean matches(Requirement requirement, String name, Map<String, String> labels) {
        if (requirement instanceof Requirement.In in) {
            return labels.containsKey(in.key()) && in.values().contains(labels.get(in.key()));
        }
        if (requirement instanceof Requirement.NotIn notIn) {
            return !labels.containsKey(notIn.key()) || !notIn.values().contains(labels.get(notIn.key()));
        }
        if (requirement instanceof Requirement.Exists exists) {
            return labels.containsKey(exists.key());
        }
        if (requirement instanceof Requirement.NotExists notExists) {
            return !labels.containsKey(notExists.key());
        }
        return ((Requirement.NameMatches) requirement).pattern().matches(name);
    }

    public boolean isAny() {
        return requirements.isEmpty();
    }

    /** A text that gives this selector. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
