package io.masif.rig.synthetic;

import io.masif.domain.Action;

/**
 * An action, and the source package that it is about.
 *
 * @param source null where no source package is known
 */
public record CatalogueAction(Action action, String source) {}
