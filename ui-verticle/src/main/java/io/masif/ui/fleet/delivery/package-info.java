/**
 * Queries about when hosts are told what is approved for them.
 *
 * <p>Flow: {@code GetHostDelivery -> DeliveryRules -> HostDelivery}.
 */
package io.masif.ui.fleet.delivery;
