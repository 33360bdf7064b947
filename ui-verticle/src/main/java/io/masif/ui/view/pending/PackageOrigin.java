package io.masif.ui.view.pending;

import java.time.Instant;

/**
 * Where an action comes from.
 *
 * @param source the name of the source package; that of the package if no host has reported another one
 * @param firstSeen when a host reported the action for the first time
 */
public record PackageOrigin(String source, Instant firstSeen) {}
