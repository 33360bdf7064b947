/**
 * The page of settings: what is kept for how long, resets, and versions.
 *
 * <p>Not here: how values are formatted (room {@code page}), and resets themselves (room {@code settings}).
 *
 * <p>Flow: {@code SettingsPages -> SettingsStore, FleetReset -> settings/page.jte}.
 */
package io.masif.ui.page.settings;
