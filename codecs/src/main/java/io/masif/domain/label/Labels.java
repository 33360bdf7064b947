package io.masif.domain.label;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels that one source gives to a host, each key once.
 *
 * @param values the values by key
 */
public record Labels(SortedMap<String, String> values) {
    /** The most labels of one host from one source. */
    public static final int MAX_LABELS = 32;

    /** None. */
    public static final Labels NONE = new Labels(new TreeMap<>());

    /** @throws InvalidLabelException if a key or value is none, or if there are too many labels */
    public Labels {
        values.forEach(Label::new);
        if (values.size() > MAX_LABELS) {
            throw new InvalidLabelException(InvalidLabelException.Fault.NUMBER, Integer.toString(values.size()));
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** @throws InvalidLabelException if a key or value is none, or if there are too many labels */
    public static Labels of(Map<String, String> values) {
        return new Labels(new TreeMap<>(values));
    }

    /** Those of the labels that are valid, at most {@link #MAX_LABELS}: a host may report anything. */
    public static Labels ofValid(Map<String, ?> values) {
        return of(values.entrySet().stream()
                .filter(each ->
                        Label.isKey(each.getKey()) && each.getValue() instanceof String value && Label.isValue(value))
                .limit(MAX_LABELS)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> (String) each.getValue())));
    }

    /**
     * The labels of a text such as {@code env=prod,tier=web}.
     *
     * @throws InvalidLabelException also for a key that is given twice
     */
    public static Labels parse(String text) {
        SortedMap<String, String> parsed = new TreeMap<>();
        for (String each : text.split(",", -1)) {
            Label label = Label.parse(each);
            if (parsed.put(label.key(), label.value()) != null) {
                throw new InvalidLabelException(InvalidLabelException.Fault.REPEATED, label.key());
            }
        }
        return new Labels(parsed);
    }

    /**
     * The same, with another label.
     *
     * @throws InvalidLabelException if there are too many then
     */
    public Labels with(Label label) {
        SortedMap<String, String> changed = new TreeMap<>(values);
        changed.put(label.key(), label.value());
        return new Labels(changed);
    }

    /** The same, without the labels of that key. */
    public Labels without(String key) {
        SortedMap<String, String> changed = new TreeMap<>(values);
        changed.remove(key);
        return new Labels(changed);
    }

    /** The keys. */
    public Collection<String> keys() {
        return values.keySet();
    }

    /** The value; null if there is no label of that key. */
    public String get(String key) {
        return values.get(key);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The labels, sorted by key. */
    public List<Label> all() {
        return values.entrySet().stream()
                .map(each -> new Label(each.getKey(), each.getValue()))
                .toList();
    }
}
