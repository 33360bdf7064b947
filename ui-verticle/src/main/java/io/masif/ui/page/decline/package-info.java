/**
 * The page of declines and deferrals.
 *
 * <p>Not here: the form by which actions are declined, and by which that is revoked (room {@code page.decision}).
 *
 * <p>Flow: {@code DeclinePages -> DeclineReader -> declines/page.jte, declines/detailpage.jte}.
 */
package io.masif.ui.page.decline;
