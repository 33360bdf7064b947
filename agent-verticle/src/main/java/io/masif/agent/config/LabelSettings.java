package io.masif.agent.config;

import io.masif.boot.config.Settings;
import io.masif.domain.label.Label;
import io.masif.domain.label.Labels;
import java.util.Map;

/**
 * The section {@code labels}: the labels of the host by key. As a text, for the environment, they have commas between them:
 * {@code env=prod,tier=web}; the text replaces the whole section.
 */
final class LabelSettings {
    private static final String KEY = "labels";

    private LabelSettings() {}

    /** Adds the errors to the settings. */
    static Labels read(Settings settings) {
        Map<String, String> group = settings.getGroup(KEY);
        String text = settings.getText(KEY, null);
        return text == null ? readGroup(settings, group) : parse(settings, text);
    }

    private static Labels parse(Settings settings, String text) {
        try {
            return Labels.parse(text);
        } catch (IllegalArgumentException e) {
            settings.addError(KEY, "must be labels such as env=prod,tier=web: " + e.getMessage());
            return Labels.NONE;
        }
    }

    /** Each label that is none has an error with its key. */
    private static Labels readGroup(Settings settings, Map<String, String> group) {
        boolean isValid = true;
        for (Map.Entry<String, String> each : group.entrySet()) {
            try {
                new Label(each.getKey(), each.getValue());
            } catch (IllegalArgumentException e) {
                settings.addError(KEY + "." + each.getKey(), "is no label: " + e.getMessage());
                isValid = false;
            }
        }
        if (group.size() > Labels.MAX_LABELS) {
            settings.addError(KEY, "has " + group.size() + " labels; at most " + Labels.MAX_LABELS + " are allowed");
            isValid = false;
        }
        return isValid ? Labels.of(group) : Labels.NONE;
    }
}
