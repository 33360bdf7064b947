package io.masif.ui.notification.send;

import io.masif.ui.language.Text;

/** A receiver did not accept a notification; the message is in English, in which the list of notifications is stored. */
final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RejectedException(Text reason) {
        super(reason.english(), null, false, false);
    }
}
