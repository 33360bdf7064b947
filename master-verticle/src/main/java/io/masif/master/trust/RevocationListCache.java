package io.masif.master.trust;

import io.masif.boot.tls.TlsFileException;
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
 * The lists of revoked certificates in force, in a file of our own, so that a restart neither fails because of a damaged
 * {@code tls.crl} nor goes back to an older one. Where newer lists cannot be kept, the file is renamed: its name then has
 * the digest of what is in force, since a rename needs no space on a full disk. All methods block.
 *
 * @param folder null if nothing is kept
 */
record RevocationListCache(Path folder) {
    private static final String FILE = "revoked.crl";
    private static final String OUTDATED_PREFIX = FILE + ".before-";

    /**
     * What is known at the start.
     *
     * @param lists that were in force, or that those in force may only replace by newer ones
     * @param file that holds them; null if there is none
     * @param newerDigest the SHA-256 of the content of {@code tls.crl} that was in force instead and could not be kept; null if
     *     the lists were in force themselves
     */
    record RestoredLists(Revocations lists, Path file, String newerDigest) {
        static final RestoredLists NONE = new RestoredLists(Revocations.NONE, null, null);

        /** Whether the lists may be in force again, although {@code tls.crl} cannot be used. */
        boolean isSufficient() {
            return newerDigest == null && !lists.equals(Revocations.NONE) && Files.isWritable(file.getParent());
        }

        /** @throws TlsFileException if it is not known whether a content of {@code tls.crl} revokes all that was revoked */
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
     * What was in force when a master ended here, as far as these authorities signed it: the rest counts no longer.
     *
     * @throws TlsFileException if that cannot be known
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

    /** Whether there is anything that {@link #read} would read. */
    boolean exists() throws TlsFileException {
        return folder != null
                && (!isAbsent(folder.resolve(FILE)) || locateOutdated().isPresent());
    }

    /**
     * Keeps the content of a file whose lists count from now on. The lists count all the same if that fails; then it is
     * to be tried again.
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
            Path isOutdated = findOutdated();
            if (isOutdated != null) {
                Files.delete(isOutdated);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot keep the lists of revoked certificates that are in force: " + e
                    + markOutdated(content) + "; it is tried again");
        }
    }

    /** Notes in the name of the file that its lists are older than those in force. */
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
            return ", nor can it be noted that those in " + FILE + " are older";
        }
    }

    /** Whole or not at all, and on disk before it counts. */
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

    /** A rename is on disk when its folder is. */
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that cannot be seen may be there: only what is known to be absent is. */
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
