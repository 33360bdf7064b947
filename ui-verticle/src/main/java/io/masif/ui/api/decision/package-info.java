/**
 * The API's operations on decisions and revocations: requests, answers, repeated requests.
 *
 * <p>Not here: SQL (room {@code decision}), and forms for operators (room {@code page.decision}).
 *
 * <p>Flow: {@code ApprovalsApi, DeclinesApi -> DecisionRequest, RevocationRequest -> FleetClient -> ApprovalJson, DeclineJson}.
 */
package io.masif.ui.api.decision;
