package io.masif.boot.tls;

/** A file of certificates, keys or revocation lists that cannot be used. Its message follows the key of the setting. */
public final class TlsFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param sentence to follow a setting's key, such as {@code names a file that cannot be read: /etc/x} */
    public TlsFileException(String sentence) {
        super(sentence);
    }
}
