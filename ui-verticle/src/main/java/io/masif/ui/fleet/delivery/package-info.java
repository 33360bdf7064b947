/**
 * Queries about when approvals are handed out to hosts.
 *
 * <p>Flow: {@code GetHostDelivery -> DeliveryRules -> HostDelivery}; {@code FindHeld -> HeldHosts -> HeldBack}.
 */
package io.masif.ui.fleet.delivery;
