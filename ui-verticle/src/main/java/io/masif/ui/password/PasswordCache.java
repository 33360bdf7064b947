package io.masif.ui.password;

import io.masif.ui.session.LoginAttempt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right, so that a program that sends its password with each request costs a hash once. What is kept
 * is a keyed digest, and the stored hash that the password matched: it stays right as long as that is stored.
 */
public final class PasswordCache {
    /** So long the stored hash is not read again. */
    private static final Duration REVALIDATION_INTERVAL = Duration.ofSeconds(30);
    /** As long as a session lasts. */
    private static final Duration LIFETIME = Duration.ofHours(12);

    private static final int MAX_ENTRIES = 1000;
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final SecretKeySpec secret;

    private final LongSupplier nanos;

    /** @param nanos a clock that nobody sets, such as {@link System#nanoTime()} */
    public PasswordCache(LongSupplier nanos) {
        this.nanos = nanos;
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        secret = new SecretKeySpec(key, ALGORITHM);
    }

    /** The moments are those of the clock, in nanoseconds. */
    private record Entry(String hash, long createdAt, long validatedAt) {}

    /**
     * What stands for an attempt. The network is part of it: what is remembered is compared without any wait for wrong
     * passwords, and must not help to guess from elsewhere.
     */
    public String createKey(LoginAttempt attempt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            for (String part : new String[] {
                attempt.method().word(), attempt.clientAddress().network(), attempt.user(), attempt.password()
            }) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
        }
    }

    /** The hash that the attempt matches, if that need not be read again; empty if it has to be. */
    public Optional<String> findFresh(String key) {
        Entry found = find(key);
        return found != null && nanos.getAsLong() - found.validatedAt() < REVALIDATION_INTERVAL.toNanos()
                ? Optional.of(found.hash())
                : Optional.empty();
    }

    /** Whether it was right not long ago. */
    public boolean contains(String key) {
        return find(key) != null;
    }

    /** Whether it is right if that is what is stored now; then it is fresh again. */
    public boolean revalidate(String key, String storedHash) {
        Entry found = find(key);
        if (found == null || !found.hash().equals(storedHash)) {
            entries.remove(key);
            return false;
        }
        entries.put(key, new Entry(storedHash, found.createdAt(), nanos.getAsLong()));
        return true;
    }

    /** The attempt matched that hash. */
    public void put(String key, String storedHash) {
        if (entries.size() >= MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        long now = nanos.getAsLong();
        entries.put(key, new Entry(storedHash, now, now));
    }

    private Entry find(String key) {
        Entry found = entries.get(key);
        if (found != null && nanos.getAsLong() - found.createdAt() > LIFETIME.toNanos()) {
            entries.remove(key);
            return null;
        }
        return found;
    }
}
