/**
 * The API's contract, an OpenAPI document written by hand, and what the server takes from it: which operations there are, which
 * query parameters each has, and which media types it reads and writes.
 *
 * <p>Not here: what operations do (room {@code api}).
 *
 * <p>Flow: {@code Contract -> Operation -> ContractRoutes}.
 */
package io.masif.ui.api.contract;
