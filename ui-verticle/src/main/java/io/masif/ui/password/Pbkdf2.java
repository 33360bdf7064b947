package io.masif.ui.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Checks hashes that earlier versions of the UI stored: {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}. */
final class Pbkdf2 {
    private static final int HASH_BITS = 256;
    private static final int PARTS = 4;
    private static final String ALGORITHM = "pbkdf2-sha256";

    private Pbkdf2() {}

    /** Whether the password matches; false for a text that is no such hash. */
    static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != PARTS || !parts[0].equals(ALGORITHM)) {
            return false;
        }
        try {
            byte[] derived = derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
            return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[PARTS - 1]));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }
}
