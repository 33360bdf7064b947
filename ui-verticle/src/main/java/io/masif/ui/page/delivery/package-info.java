/**
 * The page of maintenance windows and freezes, and the question with the next openings before a window is added.
 *
 * <p>Not here: the bar and the question of the brake (room {@code page.brake}).
 *
 * <p>Flow: {@code WindowPages -> WindowForm, FreezeForm -> DeliveryWriter}.
 */
package io.masif.ui.page.delivery;
