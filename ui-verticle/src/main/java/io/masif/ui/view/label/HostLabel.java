package io.masif.ui.view.label;

import io.masif.domain.label.Label;

/** A label of a host, and where it comes from. */
public record HostLabel(Label label, LabelSource source) {
    public boolean isByOperator() {
        return source == LabelSource.OPERATOR;
    }
}
