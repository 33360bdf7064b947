package io.masif.ui.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Hashes passwords by Argon2id. Hashing is slow on purpose and must not run on an event loop. */
final class PasswordHash {
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int SALT_BASE64 = 22;
    private static final int HASH_BASE64 = 43;
    private static final String PREFIX = "$argon2id$";
    private static final Pattern FORMAT = Pattern.compile(
            "\\$argon2id\\$v=\\d{1,3}\\$m=\\d{1,6},t=\\d{1,3},p=\\d{1,2}\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** A hash with its parameters: {@code $argon2id$v=19$m=KIB,t=ITERATIONS,p=1$SALT$HASH}. */
    static String hash(String password, HashCost cost) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return getFunction(cost)
                .hash(password.getBytes(StandardCharsets.UTF_8), salt)
                .getResult();
    }

    /** Whether the password matches a hash, also one of an earlier version of the UI. False for a text that is no hash. */
    static boolean matches(String password, String hash) {
        if (!hash.startsWith(PREFIX)) {
            return Pbkdf2.matches(password, hash);
        }
        if (!FORMAT.matcher(hash).matches()) {
            return false;
        }
        return Argon2Function.getInstanceFromHash(hash)
                .check(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@link #hash} would use the same algorithm and parameters. */
    static boolean isCurrent(String hash, HashCost cost) {
        return FORMAT.matcher(hash).matches() && hash.startsWith(begin(cost));
    }

    /** One that no password matches, and that costs as much to compare. */
    static String unmatched(HashCost cost) {
        return begin(cost) + "A".repeat(SALT_BASE64) + "$" + "A".repeat(HASH_BASE64);
    }

    private static String begin(HashCost cost) {
        return PREFIX + "v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + PARALLELISM + "$";
    }

    /** A shared function, created on first use: it keeps as much memory as one hash needs. */
    private static Argon2Function getFunction(HashCost cost) {
        return Argon2Function.getInstance(cost.memoryKib(), cost.iterations(), PARALLELISM, HASH_BYTES, Argon2.ID);
    }
}
