package io.masif.boot.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Detects that files with certificates, keys or revocation lists have changed. */
public final class FileFingerprint {
    private FileFingerprint() {}

    /**
     * A fingerprint of the content of all files: it is another one if a file was changed, appeared or disappeared, and the
     * same as long as a file cannot be read for the same reason. Blocks.
     */
    public static String of(List<Path> files) {
        MessageDigest all = sha256();
        for (Path file : files) {
            try {
                all.update(sha256().digest(Files.readAllBytes(file)));
            } catch (IOException e) {
                all.update(sha256().digest(e.toString().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
