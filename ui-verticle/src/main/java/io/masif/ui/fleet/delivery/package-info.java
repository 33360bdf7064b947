/**
 * Queries about when approvals are handed out to hosts.
 *
 * <p>Flow: {@code GetHostDelivery -> DeliveryRules -> HostDelivery}; {@code HeldHosts -> HeldBack}.
 */
package io.masif.ui.fleet.delivery;
