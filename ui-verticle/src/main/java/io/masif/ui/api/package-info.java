/**
 * The API for programs below {@code /api}: all of its operations together.
 *
 * <p>Not here: authentication (room {@code session}), the contract (room {@code api.contract}), and single operations (rooms
 * {@code api.decision}, {@code api.fleet}, {@code api.history}).
 *
 * <p>Flow: {@code Api -> ContractRoutes -> ApprovalsApi, PendingApi, HostsApi}.
 */
package io.masif.ui.api;
