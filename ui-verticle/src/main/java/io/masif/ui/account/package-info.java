/**
 * Changes operators: who there is, with which role and password, and what ends when that changes.
 *
 * <p>Not here: the pages and operations for it (rooms {@code page.operator}, {@code page.account} and {@code api.operator}),
 * logins (room {@code login}).
 *
 * <p>Flow: {@code OperatorChanges -> LockedOperators -> OperatorAccess; OperatorStore -> OperatorAccount; OwnTokens ->
 * TokenStore}.
 */
package io.masif.ui.account;
