package io.masif.ui.session;

import java.util.Arrays;
import java.util.Base64;

/**
 * Masks a session's CSRF token with different random bytes in each page. Pages are compressed and contain texts of the
 * request: the lengths of many pages would reveal a token that is the same in each of them (BREACH).
 */
final class CsrfTokenMask {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private CsrfTokenMask() {}

    /** The mask, followed by the token combined with it; different each time. */
    static String mask(String token) {
        byte[] plain = Base64.getUrlDecoder().decode(token);
        byte[] mask = Tokens.createBytes(plain.length);
        byte[] all = Arrays.copyOf(mask, 2 * plain.length);
        for (int i = 0; i < plain.length; i++) {
            all[plain.length + i] = (byte) (plain[i] ^ mask[i]);
        }
        return ENCODER.encodeToString(all);
    }

    /** The token of a masked text; null if the text is none. */
    static String unmask(String masked) {
        byte[] all = decode(masked);
        if (all.length == 0 || all.length % 2 != 0) {
            return null;
        }
        byte[] plain = new byte[all.length / 2];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (all[i] ^ all[plain.length + i]);
        }
        return ENCODER.encodeToString(plain);
    }

    private static byte[] decode(String masked) {
        try {
            return masked == null ? new byte[0] : Base64.getUrlDecoder().decode(masked);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
