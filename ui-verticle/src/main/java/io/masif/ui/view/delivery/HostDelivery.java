package io.masif.ui.view.delivery;

import io.masif.delivery.Delivery;
import io.masif.delivery.Freeze;
import io.masif.schedule.Period;
import java.time.ZoneId;

/**
 * When approvals are handed out to a host.
 *
 * @param now whether they are now
 * @param next when they are, if it has windows: the period that is open, or the next one; null if it has none, or that is not
 *     known
 * @param zone of the window by which the period begins; null without a period
 * @param freeze that holds for it; null for none
 */
public record HostDelivery(Delivery now, Period next, ZoneId zone, Freeze freeze) {}
