package io.masif.boot.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The blocks of a PEM file (RFC 7468). Text between them is ignored: easy-rsa writes a description before a certificate.
 */
public final class PemBlocks {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private PemBlocks() {}

    /**
     * A block.
     *
     * @param label such as {@code CERTIFICATE}
     * @param content between its first line and its last
     */
    public record Block(String label, String content) {
        /** Whether it is encrypted, by its headers (RFC 1421) or its label. */
        boolean isEncrypted() {
            return label.contains("ENCRYPTED") || content.contains("ENCRYPTED");
        }

        /** @throws IllegalArgumentException if it is no Base64 */
        public byte[] decode() {
            return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
        }
    }

    /** Reads the content of a file. */
    public static byte[] read(Path path) throws TlsFileException {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new TlsFileException("names a file that cannot be read: " + path);
        }
    }

    /** Whether it contains a block; otherwise it may be DER. */
    public static boolean isPem(byte[] content) {
        return toText(content).contains(BEGIN);
    }

    /** All blocks of the file's content. */
    public static List<Block> parseBlocks(Path path, byte[] content) throws TlsFileException {
        String text = toText(content);
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
            int end = text.indexOf(END + label + DASHES, begin);
            if (labelEnd < 0 || end < 0) {
                throw new TlsFileException("names a file that is damaged, it ends within a block: " + path);
            }
            blocks.add(new Block(label, text.substring(labelEnd + DASHES.length(), end)));
            begin = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    private static String toText(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
