/**
 * Maintenance windows of groups, and freezes: read, checked, added and removed.
 *
 * <p>Not here: what follows from them for a host ({@code io.masif.delivery}), and when windows are open ({@code
 * io.masif.schedule}).
 *
 * <p>Flow: {@code WindowPages, WindowsApi -> WindowFields, FreezeFields -> DeliveryWriter -> WindowStore, FreezeStore}.
 */
package io.masif.ui.delivery;
