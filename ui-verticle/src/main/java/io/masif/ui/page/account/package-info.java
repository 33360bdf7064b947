/**
 * The pages on which operators change their own password, make tokens, and log out everywhere.
 *
 * <p>Not here: the accounts of others (room {@code page.operator}), and the changes (rooms {@code account} and
 * {@code operator}).
 *
 * <p>Flow: {@code AccountPages -> OwnTokens; PasswordPage -> OwnPassword}.
 */
package io.masif.ui.page.account;
