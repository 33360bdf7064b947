/**
 * Validates requests and answers of the API against its contract.
 *
 * <p>Not here: the contract (room {@code api.contract} of the UI).
 *
 * <p>Flow: {@code Browser -> ContractCheck -> ContractSchemas}.
 */
package io.masif.ui.bed.contract;
