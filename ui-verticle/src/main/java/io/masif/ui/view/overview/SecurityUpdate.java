package io.masif.ui.view.overview;

import java.time.Instant;

/**
 * A security update that is pending on some host.
 *
 * @param action the number of the action
 * @param to the version after the update; null if there is none
 * @param firstSeen when a host reported it for the first time
 */
public record SecurityUpdate(int action, String packageName, String to, Instant firstSeen) {}
