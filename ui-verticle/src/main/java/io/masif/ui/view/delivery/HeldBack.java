package io.masif.ui.view.delivery;

import io.masif.delivery.Delivery;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Hosts to which approvals are not handed out now.
 *
 * @param hosts how many; at least one
 * @param state why not to those that get them first
 * @param start when these get them; null if that is not known
 * @param zone of the window that opens then; null if none does
 */
public record HeldBack(int hosts, Delivery.State state, Instant start, ZoneId zone) {}
