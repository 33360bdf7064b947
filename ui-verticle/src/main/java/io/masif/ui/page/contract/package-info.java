/**
 * The page that shows the contract of the API to operators.
 *
 * <p>Not here: the contract itself (room {@code api.contract}).
 *
 * <p>Flow: {@code ContractPage -> contract/page.jte -> contract.js}.
 */
package io.masif.ui.page.contract;
