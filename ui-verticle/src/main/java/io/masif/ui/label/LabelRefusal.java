package io.masif.ui.label;

import io.masif.domain.label.InvalidLabelException;
import io.masif.domain.label.Labels;
import io.masif.text.Quote;
import io.masif.ui.language.Text;

/** Says to an operator why something is no label. */
public final class LabelRefusal {
    private LabelRefusal() {}

    /** The reason as a part of a sentence. */
    public static Text describe(InvalidLabelException e) {
        return Text.of("refusal.label." + e.fault().word(), Quote.of(e.found()), Labels.MAX_LABELS);
    }
}
