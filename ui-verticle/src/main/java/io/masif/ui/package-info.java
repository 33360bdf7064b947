/**
 * The process of the UI: its command line, its configuration, and the verticles and routes that it deploys.
 *
 * <p>Not here: what a route does (rooms {@code api}, {@code page}, {@code session}), and the index of the fleet (room
 * {@code fleet}).
 *
 * <p>Flow: {@code Main -> UiService -> WebVerticle -> Router -> FailureHandler}.
 */
package io.masif.ui;
