/**
 * Hashes and compares the passwords of operators.
 *
 * <p>Not here: how often somebody may try (room {@code login}), where hashes are stored (room {@code operator}).
 *
 * <p>Flow: {@code PasswordCheck -> PasswordHash; PasswordCache}.
 */
package io.masif.ui.password;
