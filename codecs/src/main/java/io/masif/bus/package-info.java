/**
 * Messages on the event bus within a process: immutable objects that are passed without copying.
 * Flow: {@code LocalCodec} is registered once for each class of message.
 */
package io.masif.bus;
