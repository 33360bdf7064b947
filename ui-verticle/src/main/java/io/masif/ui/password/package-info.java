/**
 * Hashes, compares and stores the passwords of operators.
 *
 * <p>Not here: how often somebody may try (room {@code login}).
 *
 * <p>Flow: {@code PasswordCheck -> OperatorStore -> PasswordHash; PasswordCache}.
 */
package io.masif.ui.password;
