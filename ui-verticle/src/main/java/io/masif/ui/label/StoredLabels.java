package io.masif.ui.label;

import io.masif.domain.label.Labels;

/**
 * The labels that operators gave to a host.
 *
 * @param host its number
 */
public record StoredLabels(int host, Labels labels) {}
