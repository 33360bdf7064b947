package io.masif.ui.session;

import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;

/**
 * The session of an operator, or the request of a program that acts as one.
 *
 * @param account the operator, with the role that counts for the request
 * @param csrf the CSRF token as it is stored; pages contain it only masked; empty for programs
 * @param method how who sends the request has logged in
 */
public record Session(Operator account, String csrf, LoginAttempt.Method method) {
    /** The operator's name. */
    public String operator() {
        return account.name();
    }

    /** What the request may do. */
    public Role role() {
        return account.role();
    }

    /** The masked token for a form; different each time. */
    public String formToken() {
        return CsrfTokenMask.mask(csrf);
    }
}
