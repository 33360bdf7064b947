/**
 * The choice of language and theme.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code PreferencePages -> PageContext}.
 */
package io.masif.ui.page.preference;
