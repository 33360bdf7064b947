package io.masif.ui.fleet.label;

import io.masif.domain.host.Platform;
import io.masif.domain.label.Label;
import io.masif.domain.label.Labels;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels that follow from what a host runs: {@code os=debian12}, {@code arch=amd64}, {@code agent=1.2.0}. */
final class DerivedLabels {
    private static final String OS = "os";
    private static final String ARCH = "arch";
    private static final String AGENT = "agent";
    private static final int MAX_CACHED = 10_000;

    /** Few, since hosts share equal platforms. */
    private final Map<Platform, Labels> cache = new HashMap<>();

    /** What is not known, or cannot be the value of a label, is left out. */
    Labels of(Platform platform) {
        if (cache.size() >= MAX_CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(platform, DerivedLabels::derive);
    }

    private static Labels derive(Platform platform) {
        SortedMap<String, String> values = new TreeMap<>();
        put(values, OS, platform.os() == null ? null : nameSystem(platform));
        put(values, ARCH, platform.arch());
        put(values, AGENT, platform.agent());
        return new Labels(values);
    }

    /** {@code debian12} for all of {@code Debian 12.1, 12.2 …}, {@code ubuntu24.04} for {@code Ubuntu 24.04}. */
    private static String nameSystem(Platform platform) {
        return platform.release().toLowerCase(Locale.ROOT).replace(" ", "").replaceAll("[^a-z0-9._-]", "-");
    }

    private static void put(SortedMap<String, String> values, String key, String value) {
        if (value != null && !value.isEmpty() && Label.isValue(value)) {
            values.put(key, value);
        }
    }
}
