/**
 * The plans of simulated hosts and the bytes of their requests, by either version of the protocol.
 *
 * <p>{@code ActionPool → HostPlans → Requests}
 */
package io.masif.bench.request;
