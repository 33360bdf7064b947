/**
 * Whether approvals are handed out to a host now. Masters ask that at each answer, and UIs for what they show. It is
 * apart from decisions: what is approved stays approved, and is handed out later.
 *
 * <p>Not here: how the records are read and written (each side's store), and what is approved ({@code io.masif.decision}).
 *
 * <p>Flow: {@code DeliveryRules -> Delivery}.
 */
package io.masif.delivery;
