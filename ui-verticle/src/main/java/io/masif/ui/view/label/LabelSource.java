package io.masif.ui.view.label;

import java.util.Locale;

/** Where a label of a host comes from. Of two labels with one key, that of the earlier source counts. */
public enum LabelSource {
    /** An operator gave it. */
    OPERATOR,
    /** The host's administrator gave it, in the agent's configuration. */
    AGENT,
    /** It follows from what the host runs: {@code os}, {@code arch}, {@code agent}. */
    DERIVED;

    /** The word for it in the API and in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
