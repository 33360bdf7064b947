package io.masif.ui.session;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The credentials in the header {@code Authorization}.
 *
 * @param user the name; {@code api} with a token
 * @param password the password, or the token
 */
record Credentials(String user, String password, LoginAttempt.Method method) {
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    /** The name of a program that has a token, until it is known whose it is. */
    static final String TOKEN_USER = "api";

    /**
     * Reads the header.
     *
     * @param header null if there is none
     * @return empty if there are no credentials of a supported scheme
     * @throws Failure as bad input if the header is malformed
     */
    static Optional<Credentials> read(String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (hasScheme(header, BEARER)) {
            return Optional.of(
                    new Credentials(TOKEN_USER, header.substring(BEARER.length()), LoginAttempt.Method.TOKEN));
        }
        return hasScheme(header, BASIC) ? Optional.of(parseBasic(header.substring(BASIC.length()))) : Optional.empty();
    }

    private static boolean hasScheme(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Credentials parseBasic(String base64) {
        String decoded = decode(base64);
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            throw Failure.badInput(Text.of("refusal.no-basic"));
        }
        return new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1), LoginAttempt.Method.BASIC);
    }

    /** Empty if it is malformed: replacing characters could make two names equal. */
    private static String decode(String base64) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64.strip())))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return "";
        }
    }
}
