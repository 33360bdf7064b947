package io.masif.ui.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Hashes passwords by Argon2id. Hashing is slow on purpose and must not run on an event loop. */
final class PasswordHash {
    /** OWASP's recommendation for 9 MiB of memory; about 50 ms on a core of 2020. */
    private static final int MEMORY_KIB = 9216;

    private static final int ITERATIONS = 4;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final String PREFIX = "$argon2id$";
    private static final Pattern FORMAT = Pattern.compile(
            "\\$argon2id\\$v=\\d{1,3}\\$m=\\d{1,6},t=\\d{1,3},p=\\d{1,2}\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** A hash with its parameters: {@code $argon2id$v=19$m=KIB,t=ITERATIONS,p=1$SALT$HASH}. */
    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return getFunction()
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
    static boolean isCurrent(String hash) {
        return FORMAT.matcher(hash).matches()
                && hash.startsWith(PREFIX + "v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$");
    }

    /** A shared function, created on first use: it keeps as much memory as one hash needs. */
    private static Argon2Function getFunction() {
        return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
    }
}
