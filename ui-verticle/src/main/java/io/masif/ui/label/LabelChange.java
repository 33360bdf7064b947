package io.masif.ui.label;

import io.masif.domain.label.Label;
import io.masif.domain.label.Labels;

/** What an operator changes about the labels that operators gave to hosts. */
public sealed interface LabelChange {
    /** The labels of a host afterwards. */
    Labels apply(Labels labels);

    /** What the change is about, for the history: {@code env=prod}, or {@code env} for any value. */
    String label();

    /** Gives a label; one of the same key is replaced. */
    record Put(Label added) implements LabelChange {
        @Override
        public Labels apply(Labels labels) {
            return labels.with(added);
        }

        @Override
        public String label() {
            return added.toString();
        }
    }

    /**
     * Takes a label back.
     *
     * @param value only from hosts that have it with this value; null for any
     */
    record Remove(String key, String value) implements LabelChange {
        /**
         * The removal that a text gives: {@code env}, or {@code env=prod} for that value only.
         *
         * @throws io.masif.domain.label.InvalidLabelException if it is none
         */
        public static Remove parse(String text) {
            if (text.indexOf('=') >= 0) {
                Label label = Label.parse(text);
                return new Remove(label.key(), label.value());
            }
            String key = text.strip();
            Label.requireKey(key);
            return new Remove(key, null);
        }

        @Override
        public Labels apply(Labels labels) {
            return value == null || value.equals(labels.get(key)) ? labels.without(key) : labels;
        }

        @Override
        public String label() {
            return value == null ? key : key + "=" + value;
        }
    }
}
