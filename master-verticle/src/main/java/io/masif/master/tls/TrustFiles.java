package io.masif.master.tls;

import io.masif.boot.ConfigurationException;
import io.masif.boot.Identity;
import io.masif.boot.Pem;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files behind {@link Trust}. All methods block.
 *
 * @param crl the optional lists of revoked certificates, PEM or DER; null if there are none
 * @param state the folder in which the lists in force are kept for the next start; null if they are not kept
 */
public record TrustFiles(TlsConfiguration tls, Path crl, Path state) {
    private static final Logger LOG = LoggerFactory.getLogger(TrustFiles.class);

    /**
     * Reads {@code tls.cert}, {@code tls.key}, {@code tls.ca}, {@code tls.crl} and {@code state.dir}, and looks into the
     * files.
     */
    public static TrustFiles from(Settings settings) {
        TlsConfiguration tls = TlsConfiguration.from(settings);
        TrustFiles files = new TrustFiles(tls, path(settings, "tls.crl"), path(settings, "state.dir"));
        if (tls.ca() != null) {
            try {
                files.check(Authorities.read(tls.ca(), Instant.now()), settings);
            } catch (TlsFileException e) {
                return files; // said by TlsConfiguration already
            }
        }
        return files;
    }

    private static Path path(Settings settings, String key) {
        String text = settings.text(key, null);
        return text == null ? null : Path.of(text);
    }

    /** Lists that cannot be used are an error, unless those that were in force before were kept. */
    private void check(Authorities authorities, Settings settings) {
        try {
            lists(authorities, kept(authorities), Instant.now(), content -> {});
        } catch (TlsFileException e) {
            if (kept(authorities).equals(Revocations.NONE)) {
                settings.error("tls.crl", e.getMessage());
            }
        }
    }

    /** The lists that were in force when a master ended here; none if none are to be in force now. */
    private Revocations kept(Authorities authorities) {
        return crl == null ? Revocations.NONE : KeptLists.in(state).read(authorities, Instant.now());
    }

    /**
     * What they say, for the start: whatever cannot be read is an error of the configuration, but for lists of revoked
     * certificates that can be replaced by those that were kept.
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
        boolean start = before.authorities() == null;
        Revocations inForce = start ? kept(authorities) : before.revocations();
        List<String> refusals = new ArrayList<>();
        Revocations revocations =
                part("tls.crl", refusals, inForce, () -> lists(authorities, inForce, now, KeptLists.in(state)::keep));
        if (start && !inForce.equals(Revocations.NONE)) {
            refusals.forEach(each -> LOG.warn("{}; started with the lists that were kept in {}", each, state));
        } else {
            sentences.addAll(refusals);
        }
        return new Trust(identity, authorities, revocations);
    }

    /** @param keep told the content of the file if its lists may replace those in force */
    private Revocations lists(Authorities authorities, Revocations inForce, Instant now, Consumer<byte[]> keep)
            throws TlsFileException {
        if (crl == null) {
            return Revocations.NONE;
        }
        byte[] content = Pem.read(crl);
        Revocations next = Revocations.read(crl, content, authorities, now);
        next.checkReplaces(inForce, authorities, crl);
        keep.accept(content);
        return next;
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
