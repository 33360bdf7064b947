/**
 * Changes operators: who there is, with which role and password, and what ends when that changes.
 *
 * <p>Not here: the pages for it (rooms {@code page.operator} and {@code page.account}), logins (room {@code login}).
 *
 * <p>Flow: {@code OperatorChanges -> LockedOperators -> OperatorAccess; OperatorStore -> OperatorAccount}.
 */
package io.masif.ui.account;
