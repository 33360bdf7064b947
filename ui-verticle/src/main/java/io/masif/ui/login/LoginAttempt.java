package io.masif.ui.login;

/**
 * A name and a password that somebody gave.
 *
 * @param from the peer's address, for the throttle
 */
public record LoginAttempt(String user, String password, String from) {
    /** Where to send it; answered by a {@link LoginVerdict}. */
    public static final String ADDRESS = "ui.login";

    /** Without the password. */
    @Override
    public String toString() {
        return "user=" + user + " from=" + from;
    }
}
