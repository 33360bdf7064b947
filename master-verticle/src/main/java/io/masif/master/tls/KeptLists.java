package io.masif.master.tls;

import io.masif.boot.TlsFileException;
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
record KeptLists(Path folder) {
    private static final String FILE = "revoked.crl";
    private static final String OUTDATED = FILE + ".before-";

    /**
     * What is known at the start.
     *
     * @param lists that were in force, or that those in force may only replace by newer ones
     * @param file that holds them; null if there is none
     * @param newer the SHA-256 of the content of {@code tls.crl} that was in force instead and could not be kept; null if
     *     the lists were in force themselves
     */
    record AtStart(Revocations lists, Path file, String newer) {
        static final AtStart NOTHING = new AtStart(Revocations.NONE, null, null);

        /** Whether the lists may be in force again, although {@code tls.crl} cannot be used. */
        boolean suffices() {
            return newer == null && !lists.equals(Revocations.NONE) && Files.isWritable(file.getParent());
        }

        /** @throws TlsFileException if it is not known whether a content of {@code tls.crl} revokes all that was revoked */
        void checkNotOlder(Path crl, byte[] content) throws TlsFileException {
            if (newer != null && !newer.equals(sha256(content))) {
                throw new TlsFileException(
                        "names a file that is not the one in force before, which could not be kept in"
                                + " state.dir, so it may revoke less: " + crl + "; give the former one, of SHA-256 "
                                + newer
                                + ", or delete " + file + " to start with this one");
            }
        }
    }

    /**
     * What was in force when a master ended here, as far as these authorities signed it: the rest counts no longer.
     *
     * @throws TlsFileException if that cannot be known
     */
    AtStart read(Authorities authorities, Instant now) throws TlsFileException {
        if (folder == null) {
            return AtStart.NOTHING;
        }
        Path current = folder.resolve(FILE);
        boolean outdated = isAbsent(current);
        Path file = outdated ? outdated().orElse(null) : current;
        if (file == null) {
            return AtStart.NOTHING;
        }
        String newer = outdated ? file.getFileName().toString().substring(OUTDATED.length()) : null;
        try {
            boolean empty = outdated && Files.size(file) == 0;
            return new AtStart(empty ? Revocations.NONE : Revocations.readUsable(file, authorities, now), file, newer);
        } catch (IOException | TlsFileException e) {
            throw unknown(file, e);
        }
    }

    /** Whether there is anything that {@link #read} would read. */
    boolean exist() throws TlsFileException {
        return folder != null && (!isAbsent(folder.resolve(FILE)) || outdated().isPresent());
    }

    /**
     * Keeps the content of a file whose lists count from now on. The lists count all the same if that fails; then it is
     * to be tried again.
     *
     * @return why it failed, to follow the key {@code state.dir}; empty if it did not
     */
    Optional<String> keep(byte[] content) {
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
            return Optional.of("cannot keep the lists of revoked certificates that are in force: " + e + mark(content)
                    + "; it is tried again");
        }
    }

    /** Notes in the name of the file that its lists are older than those in force. */
    private String mark(byte[] content) {
        try {
            Path marked = folder.resolve(OUTDATED + sha256(content));
            Path file = folder.resolve(FILE);
            Path before = Files.exists(file) ? file : findOutdated();
            if (before == null) {
                Files.createFile(marked);
            } else if (!before.equals(marked)) {
                Files.move(before, marked, StandardCopyOption.ATOMIC_MOVE);
            }
            force(folder);
            return "";
        } catch (IOException e) {
            return ", nor can it be noted that those in " + FILE + " are older";
        }
    }

    /** Whole or not at all, and on disk before it counts. */
    private void replace(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(FILE + ".next");
        Files.createDirectories(folder.toAbsolutePath());
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    /** A rename is on disk when its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that cannot be seen may be there: only what is known to be absent is. */
    private static boolean isAbsent(Path file) throws TlsFileException {
        boolean absent = Files.notExists(file);
        if (!absent && !Files.exists(file)) {
            throw unknown(file, null);
        }
        return absent;
    }

    private Optional<Path> outdated() throws TlsFileException {
        try {
            return Optional.ofNullable(findOutdated());
        } catch (IOException e) {
            throw unknown(folder, e);
        }
    }

    private Path findOutdated() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, OUTDATED + "*")) {
            for (Path each : found) {
                return each;
            }
            return null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static TlsFileException unknown(Path path, Exception reason) {
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
