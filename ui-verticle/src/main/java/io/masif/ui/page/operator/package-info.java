/**
 * The pages on which administrators list and change operators.
 *
 * <p>Not here: what an operator changes of the own account (room {@code page.account}), and the changes (room {@code account}).
 *
 * <p>Flow: {@code OperatorPages -> OperatorForms -> OperatorChanges}.
 */
package io.masif.ui.page.operator;
