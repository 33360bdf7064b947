package io.masif.bench.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * How large an answer is.
 *
 * @param kilobytes before it is compressed
 * @param elements of HTML; 0 for JSON
 * @param rows of its tables and of its list of approvals
 */
record PageSize(double kilobytes, double compressedKilobytes, int elements, int rows) {
    private static final double KILOBYTE = 1000;
    private static final Pattern ELEMENT = Pattern.compile("<[a-z]");
    private static final Pattern ROW = Pattern.compile("<tr[ >]|<li data-approval");

    static PageSize of(String body) {
        boolean isPage = body.startsWith("<!DOCTYPE html>");
        return new PageSize(
                body.getBytes(StandardCharsets.UTF_8).length / KILOBYTE,
                compress(body) / KILOBYTE,
                isPage ? count(ELEMENT, body) : 0,
                isPage ? count(ROW, body) : 0);
    }

    private static int count(Pattern pattern, String body) {
        return (int) pattern.matcher(body).results().count();
    }

    /** How many bytes it has when it is compressed as the UI does. */
    static int compress(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            compressed.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    /** The higher figures of both. */
    PageSize max(PageSize other) {
        return new PageSize(
                Math.max(kilobytes, other.kilobytes),
                Math.max(compressedKilobytes, other.compressedKilobytes),
                Math.max(elements, other.elements),
                Math.max(rows, other.rows));
    }

    boolean isPage() {
        return elements > 0;
    }
}
