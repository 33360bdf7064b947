package io.masif.rig;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** An archive of files of root's, in the format of POSIX (ustar). */
final class Tar {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
    private final Set<String> folders = new HashSet<>();

    /** Adds a file, after the folders that lead to it. */
    Tar add(String path, String text, int mode) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash + 1);
            if (folders.add(folder)) {
                entry(folder, 0755, '5', new byte[0]);
            }
        }
        entry(path, mode, '0', text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The whole archive. */
    byte[] end() {
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    private void entry(String path, int mode, char type, byte[] content) {
        byte[] head = new byte[BLOCK];
        byte[] name = ("./" + path).getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME) {
            throw new IllegalArgumentException("too long for this format: " + path);
        }
        System.arraycopy(name, 0, head, 0, name.length);
        put(head, LONGEST_NAME, "%07o\0%07o\0%07o\0", mode, 0, 0);
        put(head, 124, "%011o\0%011o\0", content.length, Instant.now().getEpochSecond());
        put(head, CHECKSUM + CHECKSUM_LENGTH, "%c", type);
        put(head, 257, "ustar\00000root");
        put(head, 297, "root");
        Arrays.fill(head, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
        int sum = 0;
        for (byte each : head) {
            sum += each & 0xff;
        }
        put(head, CHECKSUM, "%06o\0", sum);
        archive.writeBytes(head);
        archive.writeBytes(content);
        archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] head, int at, String format, Object... values) {
        byte[] field = String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(field, 0, head, at, field.length);
    }
}
