package io.masif.ui.view.label;

import io.masif.domain.label.Labels;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels of a host from all sources.
 *
 * @param byKey for each key the label that counts
 */
public record HostLabels(SortedMap<String, HostLabel> byKey) {
    public HostLabels {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    /** The labels of each source; an operator's label beats the agent's of the same key, and that a derived one. */
    public static HostLabels of(Labels byOperators, Labels byAgent, Labels derived) {
        SortedMap<String, HostLabel> labels = new TreeMap<>();
        put(labels, derived, LabelSource.DERIVED);
        put(labels, byAgent, LabelSource.AGENT);
        put(labels, byOperators, LabelSource.OPERATOR);
        return new HostLabels(labels);
    }

    private static void put(SortedMap<String, HostLabel> labels, Labels added, LabelSource source) {
        added.all().forEach(label -> labels.put(label.key(), new HostLabel(label, source)));
    }

    /** All labels, sorted by key. */
    public Collection<HostLabel> all() {
        return byKey.values();
    }

    /** The labels that a person gave: not those that other columns of a list show as well. */
    public List<HostLabel> given() {
        return all().stream()
                .filter(each -> each.source() != LabelSource.DERIVED)
                .toList();
    }

    /** The given labels as a text for a CSV: {@code env=prod,tier=web}. */
    public String describeGiven() {
        return given().stream().map(each -> each.label().toString()).collect(Collectors.joining(","));
    }
}
