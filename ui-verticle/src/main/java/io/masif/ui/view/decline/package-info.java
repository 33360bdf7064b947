/**
 * Declines, as they are shown.
 *
 * <p>Not here: what approvals and declines come to for a host (rooms {@code view.approval} and {@code fleet.index}).
 *
 * <p>Flow: {@code AuthoredDecision -> DeclineProgress -> DeclineDetail, DeclineView}.
 */
package io.masif.ui.view.decline;
