/**
 * Registers the codecs of all messages of the UI's event bus.
 *
 * <p>Not here: the messages themselves (rooms {@code message}, {@code view} and {@code session}).
 *
 * <p>Flow: {@code UiService -> UiCodecs -> EventBus}.
 */
package io.masif.ui.bus;
