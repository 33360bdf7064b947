package io.masif.agent.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page in Prometheus' text format, version 0.0.4. */
final class Exposition {
    private final StringBuilder text = new StringBuilder();
    private String family = "";

    /** Begins a family of metrics; the samples after it belong to it. */
    Exposition gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    /** As {@link #gauge}, for a value that only grows; the name ends with {@code _total}. */
    Exposition counter(String name, String help) {
        return family(name, "counter", help);
    }

    /** @param labels names and values by turns */
    Exposition sample(double value, String... labels) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < labels.length; i += 2) {
            pairs.add(labels[i] + "=\"" + escape(labels[i + 1]) + "\"");
        }
        text.append(family)
                .append(pairs.isEmpty() ? "" : pairs.stream().collect(Collectors.joining(",", "{", "}")))
                .append(' ')
                .append(formatNumber(value))
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Exposition family(String name, String type, String help) {
        family = name;
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String formatNumber(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
