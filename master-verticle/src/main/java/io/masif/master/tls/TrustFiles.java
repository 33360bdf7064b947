package io.masif.master.tls;

import io.masif.boot.ConfigurationException;
import io.masif.boot.Identity;
import io.masif.boot.Settings;
import io.masif.boot.TlsConfiguration;
import io.masif.boot.TlsFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The files behind {@link Trust}. All methods block.
 *
 * @param crl the optional lists of revoked certificates, PEM or DER; null if there are none
 */
public record TrustFiles(TlsConfiguration tls, Path crl) {
    /** Reads {@code tls.cert}, {@code tls.key}, {@code tls.ca} and {@code tls.crl}, and looks into the files. */
    public static TrustFiles from(Settings settings) {
        TlsConfiguration tls = TlsConfiguration.from(settings);
        String text = settings.text("tls.crl", null);
        Path crl = text == null ? null : Path.of(text);
        if (tls.ca() != null) {
            try {
                Authorities authorities = Authorities.read(tls.ca(), Instant.now());
                try {
                    Revocations.read(crl, authorities, Instant.now());
                } catch (TlsFileException e) {
                    settings.error("tls.crl", e.getMessage());
                }
            } catch (TlsFileException e) {
                return new TrustFiles(tls, crl); // said by TlsConfiguration already
            }
        }
        return new TrustFiles(tls, crl);
    }

    /**
     * What they say, for the start: whatever cannot be read is an error of the configuration.
     *
     * @throws ConfigurationException with the key of what is wrong
     */
    public Trust read() {
        List<String> errors = new ArrayList<>();
        Trust trust = read(new Trust(null, null, Revocations.NONE), errors);
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
        return trust;
    }

    /** What they say; each part that cannot be used stays as it was, with a sentence why. */
    Trust read(Trust before, List<String> sentences) {
        Identity identity =
                part("tls.cert, tls.key", sentences, before.identity(), () -> Identity.read(tls.cert(), tls.key()));
        Instant now = Instant.now();
        Authorities last =
                before.authorities() == null ? null : before.authorities().at(now);
        Authorities authorities = part("tls.ca", sentences, last, () -> Authorities.read(tls.ca(), now));
        if (authorities == null) {
            return before;
        }
        Revocations revocations = part("tls.crl", sentences, before.revocations(), () -> {
            Revocations next = Revocations.read(crl, authorities, now);
            next.checkReplaces(before.revocations(), authorities, crl);
            return next;
        });
        return new Trust(identity, authorities, revocations);
    }

    /** Of the content of all files: another one if one of them was changed, came or went. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path path : crl == null
                    ? List.of(tls.cert(), tls.key(), tls.ca())
                    : List.of(tls.cert(), tls.key(), tls.ca(), crl)) {
                try {
                    digest.update((byte) 1);
                    digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
                } catch (IOException e) {
                    digest.update((byte) 0);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T part(String key, List<String> sentences, T before, Part<T> part) {
        try {
            return part.read();
        } catch (TlsFileException e) {
            sentences.add(key + " " + e.getMessage());
            return before;
        }
    }

    private interface Part<T> {
        T read() throws TlsFileException;
    }
}
