package io.masif.ui.view.overview;

import io.masif.domain.Progress;
import java.time.Instant;

/**
 * A run that goes on.
 *
 * @param host the name of the host
 * @param progress how far it is; null if the host has not reported it yet
 */
public record CurrentRun(String host, Instant started, Progress progress) {}
