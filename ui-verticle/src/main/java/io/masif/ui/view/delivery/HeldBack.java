package io.masif.ui.view.delivery;

import io.masif.delivery.Delivery;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Hosts that are not told now what is approved for them.
 *
 * @param hosts how many; at least one
 * @param state why the first ones to be told are not
 * @param start when these are told; null if that is not known
 * @param zone of the window that opens then; null if none does
 */
public record HeldBack(int hosts, Delivery.State state, Instant start, ZoneId zone) {}
