package io.masif.ui.login;

/**
 * Somebody who is logged in.
 *
 * @param operator the name
 * @param csrf what every form that changes something has to carry; in a request's session it is masked, differently for
 *     each request
 */
public record Session(String operator, String csrf) {
    /** The same session, as pages may have it. */
    Session masked() {
        return new Session(operator, CsrfMask.mask(csrf));
    }
}
