package io.masif.ui.session;

/**
 * Somebody who is logged in.
 *
 * @param operator the name
 * @param csrf the token that the session's forms prove themselves by, as it is stored; no page may have it
 */
public record Session(String operator, String csrf) {
    /** The token as a form carries it: masked, in another way each time. */
    public String formToken() {
        return CsrfTokenMask.mask(csrf);
    }
}
