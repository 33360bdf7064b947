/**
 * The operations by which administrators change operators, and operators their own account and tokens.
 *
 * <p>Not here: the changes themselves (rooms {@code account} and {@code operator}).
 *
 * <p>Flow: {@code OperatorsApi -> OperatorChanges; AccountApi -> OwnPassword; TokensApi -> OwnTokens -> TokenStore}.
 */
package io.masif.ui.api.operator;
