/**
 * Operators, their roles and their tokens.
 *
 * <p>Not here: where they are stored (rooms {@code operator} and {@code account}), and their pages (rooms
 * {@code page.operator} and {@code page.account}).
 */
package io.masif.ui.view.operator;
