/**
 * Finds operators by their names and tokens, and stores tokens.
 *
 * <p>Not here: changes of operators (room {@code account}), their sessions (room {@code session}), the comparison of
 * passwords (room {@code password}).
 *
 * <p>Flow: {@code OperatorColumns -> Operator; TokenStore -> ApiToken}.
 */
package io.masif.ui.operator;
