package io.masif.ui.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Creates random tokens, and compares them in constant time. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    private static final int PASSWORD_BYTES = 15;
    private static final String API_PREFIX = "masif_";
    private static final Pattern API_TOKEN = Pattern.compile(API_PREFIX + "[A-Za-z0-9_-]{43}");

    private Tokens() {}

    /** 256 random bits. */
    public static String createToken() {
        return createRandomText(TOKEN_BYTES);
    }

    /** A token for programs: 256 random bits after a prefix, by which scanners find tokens that were published. */
    public static String createApiToken() {
        return API_PREFIX + createToken();
    }

    /** Whether the text has the form of a token for programs. */
    static boolean isApiToken(String text) {
        return API_TOKEN.matcher(text).matches();
    }

    /** 120 random bits, 20 characters. */
    public static String createPassword() {
        return createRandomText(PASSWORD_BYTES);
    }

    /** Whether both are equal; the time does not reveal how many characters are. */
    public static boolean isEqual(String one, String other) {
        return one != null
                && other != null
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Random bytes. */
    static byte[] createBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String createRandomText(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(createBytes(length));
    }
}
