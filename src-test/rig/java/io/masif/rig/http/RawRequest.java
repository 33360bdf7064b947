package io.masif.rig.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a request, which need not be HTTP.
 *
 * @param name what is wrong with it
 * @param text its bytes, one per character (ISO 8859-1)
 * @param expected what a server is to do with it
 */
public record RawRequest(String name, String text, Expected expected) {
    private static final int TIMEOUT_MILLIS = 90_000;
    private static final int BUFFER_BYTES = 8192;
    private static final Pattern STATUS = Pattern.compile("\\AHTTP/\\d\\.\\d (\\d{3}) [^\\r]*\\r\\n");
    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: (\\d+)\\r\\n");
    private static final Pattern INTERIM = Pattern.compile("\\AHTTP/1\\.1 100 [^\\r]*\\r\\n\\r\\n");

    /** What a server is to do with a request. */
    public enum Expected {
        /** Answer with a status from 400 to 499, or with 501 or 505. */
        REFUSED,
        /** Answer with any status but those that mean a fault of the server, and 101. */
        ANSWERED,
        /** Answer as it likes, or close: the client does not wait for an answer. */
        ABANDONED
    }

    /**
     * Sends it over a connection, reads to the end of the answer, or of the connection, and closes it. The connection of an
     * abandoned request is closed at once.
     *
     * @return what came, without an interim answer; empty if nothing came
     */
    public String exchange(Socket connection) {
        try (connection) {
            connection.setSoTimeout(TIMEOUT_MILLIS);
            send(connection.getOutputStream());
            return expected == Expected.ABANDONED
                    ? ""
                    : INTERIM.matcher(read(connection)).replaceFirst("");
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The status in an answer; 0 if the connection was closed without one. */
    public static int status(String answer) {
        Matcher line = STATUS.matcher(answer);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    /** Whether that is what a server should answer; nothing but closing the connection is right for nonsense. */
    public boolean isRightAnswer(String answer) {
        int status = status(answer);
        boolean refused = (status >= 400 && status < 500) || status == 501 || status == 505;
        return switch (expected) {
            case REFUSED -> refused || answer.isEmpty();
            case ANSWERED -> refused || (status >= 200 && status < 400);
            case ABANDONED -> true;
        };
    }

    @Override
    public String toString() {
        return name;
    }

    /** The server may have closed already, having refused the beginning. */
    private void send(OutputStream out) {
        try {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            // what it answered before is still there to be read
        }
    }

    private String read(Socket connection) {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = connection.getInputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                if (isComplete(answer.toString())) {
                    return answer.toString();
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError(name + ": no end of the answer: " + answer, e);
        } catch (IOException e) {
            // closed by a reset: what came before counts
        }
        return answer.toString();
    }

    private static boolean isComplete(String text) {
        String answer = INTERIM.matcher(text).replaceFirst("");
        int head = answer.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(answer);
        return head >= 0
                && (status(answer) == 101
                        || (length.find() && answer.length() - head - 4 >= Integer.parseInt(length.group(1))));
    }
}
