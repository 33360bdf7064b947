package io.masif.ui.session;

/**
 * The session of an operator.
 *
 * @param operator the operator's name
 * @param csrf the CSRF token as it is stored; pages contain it only masked
 */
public record Session(String operator, String csrf) {
    /** The masked token for a form; different each time. */
    public String formToken() {
        return CsrfTokenMask.mask(csrf);
    }
}
