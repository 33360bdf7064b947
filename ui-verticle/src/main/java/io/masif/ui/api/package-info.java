/**
 * The REST API for programs below {@code /api/v1}: routes, JSON of requests and answers, paging, repeated requests.
 *
 * <p>Not here: authentication (room {@code session}) and SQL (rooms {@code decision} and {@code store}).
 *
 * <p>Flow: {@code Api, ApprovalsApi, DeclinesApi -> DecisionRequest, RevocationRequest -> FleetClient -> ApiJson, ApprovalJson,
 * DeclineJson}.
 */
package io.masif.ui.api;
