package io.masif.ui.http;

import io.masif.domain.Digest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * A file in memory, plain and compressed.
 *
 * @param digest the beginning of the content's digest, in hexadecimal
 * @param type the value of Content-Type
 */
record StaticFile(String digest, String type, Buffer plain, Buffer compressed) {
    private static final int DIGEST_LENGTH = 12;
    private static final String CACHE_FOR_A_YEAR =
            "public, immutable, max-age=" + Duration.ofDays(365).toSeconds();

    /** @param resource the path of a resource of the program */
    static StaticFile read(String resource, String type) {
        try (InputStream stream = StaticFile.class.getResourceAsStream(resource)) {
            byte[] content = stream.readAllBytes();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(content);
            }
            return new StaticFile(
                    Digest.ofBytes(content).hex().substring(0, DIGEST_LENGTH),
                    type,
                    Buffer.buffer(content),
                    Buffer.buffer(compressed.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the file, or with 304 if the client has it. */
    void send(RoutingContext context) {
        boolean gzip = Compression.isAccepted(context);
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, CACHE_FOR_A_YEAR)
                .putHeader(HttpHeaders.ETAG, gzip ? formatTag("-gzip") : formatTag(""));
        if (isCached(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(compressed);
        } else {
            response.end(plain);
        }
    }

    /** Each representation has its own tag; a client with either of them has the content. */
    private boolean isCached(String noneMatch) {
        return noneMatch != null
                && Arrays.stream(noneMatch.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(
                                tag -> tag.equals("*") || tag.equals(formatTag("")) || tag.equals(formatTag("-gzip")));
    }

    private String formatTag(String representation) {
        return '"' + digest + representation + '"';
    }
}
