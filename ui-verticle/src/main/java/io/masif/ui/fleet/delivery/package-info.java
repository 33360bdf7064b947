/**
 * Queries about when hosts are told what is approved for them.
 *
 * <p>Flow: {@code GetHostDelivery -> DeliveryRules -> HostDelivery}; {@code HeldHosts -> HeldBack}.
 */
package io.masif.ui.fleet.delivery;
