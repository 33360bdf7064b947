package io.masif.master.tls;

import io.masif.boot.TlsFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists of revoked certificates in force, in a file of our own, so that a restart neither fails because of a damaged
 * {@code tls.crl} nor goes back to an older one. All methods block.
 *
 * @param file null if nothing is kept
 */
record KeptLists(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLists.class);

    /** Those of a folder; null if nothing is to be kept. */
    static KeptLists in(Path folder) {
        return new KeptLists(folder == null ? null : folder.resolve("revoked.crl"));
    }

    /** Those that these authorities signed: the others count no longer. */
    Revocations read(Authorities authorities, Instant now) {
        if (file == null || !Files.exists(file)) {
            return Revocations.NONE;
        }
        try {
            return Revocations.readUsable(file, authorities, now);
        } catch (TlsFileException e) {
            LOG.warn("what was kept of tls.crl cannot be used: it {}", e.getMessage());
            return Revocations.NONE;
        }
    }

    /** Keeps the content of a file whose lists count from now on. What fails is logged: the lists count all the same. */
    void keep(byte[] content) {
        if (file == null) {
            return;
        }
        try {
            if (!Files.exists(file) || !Arrays.equals(content, Files.readAllBytes(file))) {
                replace(content);
            }
        } catch (IOException e) {
            LOG.warn("tls.crl is not kept in state.dir, so a restart depends on it alone reason={}", e.toString());
        }
    }

    /** Whole or not at all, and on disk before it counts. */
    private void replace(byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(file.toAbsolutePath().getParent());
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
    }
}
