/**
 * What pages and programs are shown of windows and freezes.
 *
 * <p>Not here: the windows and freezes themselves (room {@code delivery}).
 *
 * <p>Flow: {@code GetHostDelivery -> HostDelivery}; {@code FindGroupOptions -> GroupOption}.
 */
package io.masif.ui.view.delivery;
