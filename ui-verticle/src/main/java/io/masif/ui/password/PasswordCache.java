package io.masif.ui.password;

import io.masif.ui.session.LoginAttempt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Caches correct passwords, so that a program that sends its password with each request costs one hash. An entry has a
 * keyed digest and the stored hash that the password matched; it is valid as long as that hash is the one of an enabled operator,
 * which is read for each request.
 */
public final class PasswordCache {
    /** The lifetime of a session. */
    private static final Duration LIFETIME = Duration.ofHours(12);

    private static final int MAX_ENTRIES = 1000;
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final SecretKeySpec secret;

    private final LongSupplier nanos;

    /** @param nanos a monotonic clock, such as {@link System#nanoTime()} */
    public PasswordCache(LongSupplier nanos) {
        this.nanos = nanos;
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        secret = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param createdAt nanoseconds of the clock */
    private record Entry(String hash, long createdAt) {}

    /**
     * The key of an attempt. The network is part of it: cached passwords are compared without the wait for wrong ones, and
     * must not help to guess from another network.
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

    /** Whether the attempt has an entry. */
    public boolean contains(String key) {
        return find(key) != null;
    }

    /** Whether the entry matches the stored hash; else it is removed. */
    public boolean matches(String key, String storedHash) {
        Entry found = find(key);
        if (found == null || !found.hash().equals(storedHash)) {
            entries.remove(key);
            return false;
        }
        return true;
    }

    /** Adds an attempt that matched that hash. */
    public void put(String key, String storedHash) {
        if (entries.size() >= MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(key, new Entry(storedHash, nanos.getAsLong()));
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
