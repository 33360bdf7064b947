package io.masif.master.trust;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.boot.tls.FileFingerprint;
import io.masif.boot.tls.PemBlocks;
import io.masif.boot.tls.TlsConfiguration;
import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.TlsIdentity;
import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.Revocations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that {@link Trust} is read from. All methods block.
 *
 * @param crl the optional revocation lists, PEM or DER; null if there are none
 * @param stateFolder the folder in which the lists in force are saved for the next start; null if they are not saved
 * @param weakAllowed whether agents' certificates with short keys or signatures over SHA-1 are accepted
 */
public record TrustFiles(TlsConfiguration tls, Path crl, Path stateFolder, boolean weakAllowed) {
    private static final Logger LOG = LoggerFactory.getLogger(TrustFiles.class);

    /**
     * Reads {@code tls.cert}, {@code tls.key}, {@code tls.ca}, {@code tls.crl}, {@code tls.allowWeakCertificates} and
     * {@code state.dir}, and checks the files.
     */
    public static TrustFiles from(Settings settings) {
        TlsConfiguration tls = TlsConfiguration.from(settings);
        TrustFiles files = new TrustFiles(
                tls,
                path(settings, "tls.crl"),
                path(settings, "state.dir"),
                settings.getBoolean("tls.allowWeakCertificates", false));
        if (tls.ca() != null) {
            try {
                files.check(Authorities.read(tls.ca(), Instant.now()), settings);
            } catch (TlsFileException e) {
                return files; // TlsConfiguration has added the error
            }
        }
        return files;
    }

    private static Path path(Settings settings, String key) {
        String text = settings.getText(key, null);
        return text == null ? null : Path.of(text);
    }

    /** Lists that cannot be used are an error, unless those that were in force before were saved. */
    private void check(Authorities authorities, Settings settings) {
        Instant now = Instant.now();
        try {
            RevocationListCache.RestoredLists restored = restoreLists(authorities, now);
            try {
                readInitialLists(authorities, restored, now);
            } catch (TlsFileException e) {
                if (!restored.isSufficient()) {
                    settings.addError("tls.crl", describeUnusable(restored, e));
                }
            }
        } catch (TlsFileException e) {
            settings.addError("state.dir", e.getMessage());
        }
    }

    private static String describeUnusable(RevocationListCache.RestoredLists restored, TlsFileException reason) {
        return restored.file() == null
                        || restored.newerDigest() != null
                        || restored.lists().equals(Revocations.NONE)
                ? reason.getMessage()
                : reason.getMessage() + "; and those in " + restored.file()
                        + " may be older than what was in force, since that folder cannot be written to";
    }

    /** The lists that were in force when the last master ended. */
    private RevocationListCache.RestoredLists restoreLists(Authorities authorities, Instant now)
            throws TlsFileException {
        RevocationListCache restored = new RevocationListCache(stateFolder);
        if (crl == null && restored.exists()) {
            throw new TlsFileException(
                    "holds lists of revoked certificates that were in force, but tls.crl is not given: " + stateFolder
                            + "; give it, or delete them there to revoke nobody");
        }
        return restored.read(authorities, now);
    }

    /**
     * Reads all files at the start. What cannot be read is an error of the configuration, except revocation lists for which
     * saved ones can be used.
     *
     * @throws ConfigurationException with the key of what is wrong
     */
    public Trust read() {
        List<String> errors = new ArrayList<>();
        ReadTrust readTrust = read(new Trust(null, null, Revocations.NONE), errors);
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
        saveLists(readTrust.listContent()); // if this fails, the first check of the files tries it again
        return readTrust.trust();
    }

    /**
     * What was read.
     *
     * @param listContent the content of the file of the lists, to be saved; null if they are not from that file
     */
    record ReadTrust(Trust trust, ListContent listContent) {}

    /** As {@link RevocationListCache#save}; does nothing if the content is null. */
    Optional<String> saveLists(ListContent content) {
        return content == null ? Optional.empty() : new RevocationListCache(stateFolder).save(content.bytes());
    }

    /** Reads all files; a part that cannot be used remains as before, and a sentence says why. */
    ReadTrust read(Trust before, List<String> problems) {
        TlsIdentity identity = readPart("tls.cert, tls.key", problems, before.identity(), tls.identity()::read);
        Instant now = Instant.now();
        Authorities authoritiesNow =
                before.authorities() == null ? null : before.authorities().withExpiryAt(now);
        Authorities authorities = readPart("tls.ca", problems, authoritiesNow, () -> Authorities.read(tls.ca(), now));
        if (authorities == null) {
            return new ReadTrust(before, null);
        }
        LoadedLists lists = before.authorities() == null
                ? readPart(
                        "state.dir",
                        problems,
                        LoadedLists.NONE,
                        () -> readListsAtStart(authorities, restoreLists(authorities, now), problems, now))
                : readPart(
                        "tls.crl",
                        problems,
                        new LoadedLists(before.revocations(), null),
                        () -> readLists(authorities, before.revocations(), content -> {}, now));
        return new ReadTrust(new Trust(identity, authorities, lists.revocations()), lists.content());
    }

    /** @param content of their file, to be saved; null if they are not from that file */
    private record LoadedLists(Revocations revocations, ListContent content) {
        static final LoadedLists NONE = new LoadedLists(Revocations.NONE, null);
    }

    private LoadedLists readListsAtStart(
            Authorities authorities, RevocationListCache.RestoredLists restored, List<String> problems, Instant now) {
        try {
            return readInitialLists(authorities, restored, now);
        } catch (TlsFileException e) {
            if (restored.isSufficient()) {
                LOG.warn("tls.crl {}; started with the lists that were kept in {}", e.getMessage(), stateFolder);
            } else {
                problems.add("tls.crl " + describeUnusable(restored, e));
            }
            return new LoadedLists(restored.lists(), null);
        }
    }

    private LoadedLists readInitialLists(
            Authorities authorities, RevocationListCache.RestoredLists restored, Instant now) throws TlsFileException {
        return readLists(authorities, restored.lists(), content -> restored.checkNotOlder(crl, content), now);
    }

    private LoadedLists readLists(Authorities authorities, Revocations inForce, ContentCheck check, Instant now)
            throws TlsFileException {
        if (crl == null) {
            return LoadedLists.NONE;
        }
        byte[] content = PemBlocks.read(crl);
        Revocations next = Revocations.read(crl, content, authorities, now);
        next.checkMayReplace(inForce, authorities, crl);
        check.check(content);
        return new LoadedLists(next, new ListContent(content));
    }

    /** Of all files, as {@link FileFingerprint#of}. */
    String fingerprint() {
        Path cert = tls.identity().cert();
        Path key = tls.identity().key();
        return FileFingerprint.of(crl == null ? List.of(cert, key, tls.ca()) : List.of(cert, key, tls.ca(), crl));
    }

    private static <T> T readPart(String key, List<String> problems, T before, PartReader<T> part) {
        try {
            return part.read();
        } catch (TlsFileException e) {
            problems.add(key + " " + e.getMessage());
            return before;
        }
    }

    private interface ContentCheck {
        void check(byte[] content) throws TlsFileException;
    }

    private interface PartReader<T> {
        T read() throws TlsFileException;
    }
}
