/**
 * What is sent: valid inputs made from a seed, and mutations of them. What must become of them is in {@code check}
 * and {@code server}.
 *
 * <p>{@code Randomness → HttpRequests, ReportBodies, AptLines, GateInputs → HttpMutation, JsonMutation, ByteMutation}
 */
package io.masif.fuzz.input;
