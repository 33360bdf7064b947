package io.masif.ui.sample;

import io.masif.ui.view.overview.ActionsExecuted;
import java.time.Instant;

/**
 * How many actions were executed by what samples contain.
 *
 * @param end from when on runs have to be counted one by one
 */
public record SampledActions(ActionsExecuted executed, Instant end) {}
