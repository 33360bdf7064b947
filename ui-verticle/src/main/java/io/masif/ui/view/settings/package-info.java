/**
 * What the page of settings shows.
 *
 * <p>Not here: where it comes from (room {@code settings}).
 *
 * <p>Flow: {@code SettingsPages -> StoredAmounts -> settings/page.jte}.
 */
package io.masif.ui.view.settings;
