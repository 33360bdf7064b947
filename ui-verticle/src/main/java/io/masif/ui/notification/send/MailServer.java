package io.masif.ui.notification.send;

/**
 * The mail server that notifications are given to.
 *
 * @param user null if it needs no login
 * @param password null if it needs no login
 * @param from the sender's address
 */
public record MailServer(String host, int port, Security security, String user, String password, String from) {
    /** How the connection is encrypted; the server's certificate is always checked. */
    public enum Security {
        /** After the command STARTTLS, which the server must know. */
        STARTTLS,
        /** From the beginning. */
        TLS,
        /** Not at all. */
        NONE
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + "," + security + "," + (user == null ? "" : user + ",") + from;
    }
}
