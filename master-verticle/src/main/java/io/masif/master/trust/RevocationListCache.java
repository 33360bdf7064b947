package io.masif.master.trust;

import io.masif.boot.tls.TlsFileException;
import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.Revocations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Saves the revocation lists in force to a file, so that a restart neither fails because of a damaged {@code tls.crl} nor
 * falls back to an older one. If newer lists cannot be saved, the file is renamed: its name then has the digest of the lists
 * in force, since a rename needs no space on a full disk. All methods block.
 *
 * @param folder null if nothing is saved
 */
record RevocationListCache(Path folder) {
    private static final String FILE = "revoked.crl";
    private static final String OUTDATED_PREFIX = FILE + ".before-";

    /**
     * What a former master saved.
     *
     * @param lists that were in force, or older ones than those that were
     * @param file of these lists; null if there is none
     * @param newerDigest the SHA-256 of the content of {@code tls.crl} that was in force instead and could not be saved; null if
     *     the lists were in force themselves
     */
    record RestoredLists(Revocations lists, Path file, String newerDigest) {
        static final RestoredLists NONE = new RestoredLists(Revocations.NONE, null, null);

        /** Whether the lists may be used although {@code tls.crl} cannot. */
        boolean isSufficient() {
            return newerDigest == null && !lists.equals(Revocations.NONE) && Files.isWritable(file.getParent());
        }

        /** @throws TlsFileException if a content of {@code tls.crl} may revoke less than what was in force */
        void checkNotOlder(Path crl, byte[] content) throws TlsFileException {
            if (newerDigest != null && !newerDigest.equals(sha256(content))) {
                throw new TlsFileException(
                        "names a file that is not the one in force before, which could not be kept in"
                                + " state.dir, so it may revoke less: " + crl + "; give the former one, of SHA-256 "
                                + newerDigest
                                + ", or delete " + file + " to start with this one");
            }
        }
    }

    /**
     * Reads the lists that were in force when the last master ended, as far as these authorities signed them.
     *
     * @throws TlsFileException if they cannot be read
     */
    RestoredLists read(Authorities authorities, Instant now) throws TlsFileException {
        if (folder == null) {
            return RestoredLists.NONE;
        }
        Path current = folder.resolve(FILE);
        boolean isOutdated = isAbsent(current);
        Path file = isOutdated ? locateOutdated().orElse(null) : current;
        if (file == null) {
            return RestoredLists.NONE;
        }
        String newer = isOutdated ? file.getFileName().toString().substring(OUTDATED_PREFIX.length()) : null;
        try {
            boolean isEmpty = isOutdated && Files.size(file) == 0;
            return new RestoredLists(
                    isEmpty ? Revocations.NONE : Revocations.readSigned(file, authorities, now), file, newer);
        } catch (IOException | TlsFileException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether there is a file for {@link #read}. */
    boolean exists() throws TlsFileException {
        return folder != null
                && (!isAbsent(folder.resolve(FILE)) || locateOutdated().isPresent());
    }

    /**
     * Saves the content of a file whose lists come into force. They do so even if saving fails; then it has to be tried
     * again.
     *
     * @return why it failed, to follow the key {@code state.dir}; empty if it did not
     */
    Optional<String> save(byte[] content) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Path file = folder.resolve(FILE);
            if (!Files.exists(file) || !Arrays.equals(content, Files.readAllBytes(file))) {
                replace(file, content);
            }
            Path outdated = findOutdated();
            if (outdated != null) {
                Files.delete(outdated);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot keep the lists of revoked certificates that are in force: " + e
                    + markOutdated(content) + "; it is tried again");
        }
    }

    /** Renames the file so that its name says that its lists are older than those in force. */
    private String markOutdated(byte[] content) {
        try {
            Path outdatedFile = folder.resolve(OUTDATED_PREFIX + sha256(content));
            Path file = folder.resolve(FILE);
            Path before = Files.exists(file) ? file : findOutdated();
            if (before == null) {
                Files.createFile(outdatedFile);
            } else if (!before.equals(outdatedFile)) {
                Files.move(before, outdatedFile, StandardCopyOption.ATOMIC_MOVE);
            }
            syncFolder(folder);
            return "";
        } catch (IOException e) {
            return ", nor can it be recorded that those in " + FILE + " are older";
        }
    }

    /** Replaces the file atomically, after its content is on disk. */
    private void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(FILE + ".next");
        Files.createDirectories(folder.toAbsolutePath());
        Files.deleteIfExists(temporary);
        try (FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder);
    }

    /** A rename is durable when its folder is synchronized. */
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Whether the file certainly does not exist: a file in a folder that cannot be read may exist. */
    private static boolean isAbsent(Path file) throws TlsFileException {
        boolean absent = Files.notExists(file);
        if (!absent && !Files.exists(file)) {
            throw unreadable(file, null);
        }
        return absent;
    }

    private Optional<Path> locateOutdated() throws TlsFileException {
        try {
            return Optional.ofNullable(findOutdated());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private Path findOutdated() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, OUTDATED_PREFIX + "*")) {
            for (Path each : found) {
                return each;
            }
            return null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static TlsFileException unreadable(Path path, Exception reason) {
        return new TlsFileException(
                "holds lists of revoked certificates that were in force and cannot be read, so it is"
                        + " not known who is revoked: " + path + (reason == null ? "" : ": " + reason.getMessage())
                        + "; make it readable, or delete it to start with tls.crl as it is");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
