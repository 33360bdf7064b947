package io.masif.ui.notification.send;

/** A receiver did not accept a notification; the message is a sentence in English for the list of notifications. */
final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RejectedException(String message) {
        super(message, null, false, false);
    }
}
