package io.masif.master.tls;

import io.masif.boot.ConfigurationException;
import io.masif.boot.Identity;
import io.masif.boot.Pem;
import io.masif.boot.Settings;
import io.masif.boot.TlsConfiguration;
import io.masif.boot.TlsFileException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files behind {@link Trust}. All methods block.
 *
 * @param crl the optional lists of revoked certificates, PEM or DER; null if there are none
 * @param state the folder in which the lists in force are kept for the next start; null if they are not kept
 * @param weakAllowed whether agents' certificates with short keys or signatures over SHA-1 count
 */
public record TrustFiles(TlsConfiguration tls, Path crl, Path state, boolean weakAllowed) {
    private static final Logger LOG = LoggerFactory.getLogger(TrustFiles.class);

    /**
     * Reads {@code tls.cert}, {@code tls.key}, {@code tls.ca}, {@code tls.crl}, {@code tls.allowWeakCertificates} and
     * {@code state.dir}, and looks into the files.
     */
    public static TrustFiles from(Settings settings) {
        TlsConfiguration tls = TlsConfiguration.from(settings);
        TrustFiles files = new TrustFiles(
                tls,
                path(settings, "tls.crl"),
                path(settings, "state.dir"),
                settings.flag("tls.allowWeakCertificates", false));
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
        Instant now = Instant.now();
        try {
            KeptLists.AtStart kept = kept(authorities, now);
            try {
                first(authorities, kept, now);
            } catch (TlsFileException e) {
                if (!kept.suffices()) {
                    settings.error("tls.crl", unusable(kept, e));
                }
            }
        } catch (TlsFileException e) {
            settings.error("state.dir", e.getMessage());
        }
    }

    private static String unusable(KeptLists.AtStart kept, TlsFileException reason) {
        return kept.file() == null || kept.newer() != null || kept.lists().equals(Revocations.NONE)
                ? reason.getMessage()
                : reason.getMessage() + "; and those in " + kept.file()
                        + " may be older than what was in force, since that folder cannot be written to";
    }

    /** The lists that were in force when a master ended here. */
    private KeptLists.AtStart kept(Authorities authorities, Instant now) throws TlsFileException {
        KeptLists kept = new KeptLists(state);
        if (crl == null && kept.exist()) {
            throw new TlsFileException(
                    "holds lists of revoked certificates that were in force, but tls.crl is not given: " + state
                            + "; give it, or delete them there to revoke nobody");
        }
        return kept.read(authorities, now);
    }

    /**
     * What they say, for the start: whatever cannot be read is an error of the configuration, but for lists of revoked
     * certificates that can be replaced by those that were kept.
     *
     * @throws ConfigurationException with the key of what is wrong
     */
    public Trust read() {
        List<String> errors = new ArrayList<>();
        Reading reading = read(new Trust(null, null, Revocations.NONE), errors);
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
        keep(reading.lists()); // the first look at the files tries again what fails
        return reading.trust();
    }

    /**
     * What they say.
     *
     * @param lists the content of the file that the lists are from, to be kept; null if they are not from there
     */
    record Reading(Trust trust, Buffer lists) {}

    /** As {@link KeptLists#keep}; nothing is to be kept if the content is null. */
    Optional<String> keep(Buffer content) {
        return content == null ? Optional.empty() : new KeptLists(state).keep(content.getBytes());
    }

    /** What they say; each part that cannot be used stays as it was, with a sentence why. */
    Reading read(Trust before, List<String> sentences) {
        Identity identity =
                part("tls.cert, tls.key", sentences, before.identity(), () -> Identity.read(tls.cert(), tls.key()));
        Instant now = Instant.now();
        Authorities last =
                before.authorities() == null ? null : before.authorities().at(now);
        Authorities authorities = part("tls.ca", sentences, last, () -> Authorities.read(tls.ca(), now));
        if (authorities == null) {
            return new Reading(before, null);
        }
        Lists lists = before.authorities() == null
                ? part(
                        "state.dir",
                        sentences,
                        Lists.NONE,
                        () -> start(authorities, kept(authorities, now), sentences, now))
                : part(
                        "tls.crl",
                        sentences,
                        new Lists(before.revocations(), null),
                        () -> lists(authorities, before.revocations(), content -> {}, now));
        return new Reading(new Trust(identity, authorities, lists.revocations()), lists.content());
    }

    /** @param content of the file that they are from, to be kept; null if they are not from there */
    private record Lists(Revocations revocations, Buffer content) {
        static final Lists NONE = new Lists(Revocations.NONE, null);
    }

    private Lists start(Authorities authorities, KeptLists.AtStart kept, List<String> sentences, Instant now) {
        try {
            return first(authorities, kept, now);
        } catch (TlsFileException e) {
            if (kept.suffices()) {
                LOG.warn("tls.crl {}; started with the lists that were kept in {}", e.getMessage(), state);
            } else {
                sentences.add("tls.crl " + unusable(kept, e));
            }
            return new Lists(kept.lists(), null);
        }
    }

    private Lists first(Authorities authorities, KeptLists.AtStart kept, Instant now) throws TlsFileException {
        return lists(authorities, kept.lists(), content -> kept.checkNotOlder(crl, content), now);
    }

    private Lists lists(Authorities authorities, Revocations inForce, Check check, Instant now)
            throws TlsFileException {
        if (crl == null) {
            return Lists.NONE;
        }
        byte[] content = Pem.read(crl);
        Revocations next = Revocations.read(crl, content, authorities, now);
        next.checkReplaces(inForce, authorities, crl);
        check.check(content);
        return new Lists(next, Buffer.buffer(content));
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

    private interface Check {
        void check(byte[] content) throws TlsFileException;
    }

    private interface Part<T> {
        T read() throws TlsFileException;
    }
}
