package io.masif.ui.notification.route;

import java.security.SecureRandom;
import java.util.Base64;

/** The keys of the signatures of webhooks, in the form of the specification Standard Webhooks. */
public final class WebhookSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private WebhookSecret() {}

    /** A new key of 256 random bits. */
    public static String create() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The bytes of a key. */
    public static byte[] decode(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
