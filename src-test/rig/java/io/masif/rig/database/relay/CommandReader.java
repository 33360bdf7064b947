package io.masif.rig.database.relay;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the commands in what a client sends over a connection without TLS and compression. See "Command Phase" in the
 * documentation of MySQL's protocol.
 */
final class CommandReader {
    /** The first byte of a command that executes a text. */
    static final int QUERY = 0x03;
    /** That of one that prepares a statement. */
    static final int PREPARE = 0x16;
    /** That of one that executes a prepared statement. */
    static final int EXECUTE = 0x17;

    /** Before each packet, of the client and of the server. */
    static final int HEADER_BYTES = 4;

    private static final int SEQUENCE_OFFSET = 3;

    private Buffer unread = Buffer.buffer();

    /** The commands that are complete with these bytes, without their headers. */
    List<Buffer> read(Buffer data) {
        List<Buffer> commands = new ArrayList<>();
        unread.appendBuffer(data);
        while (unread.length() >= HEADER_BYTES && unread.length() >= HEADER_BYTES + unread.getUnsignedMediumLE(0)) {
            int end = HEADER_BYTES + unread.getUnsignedMediumLE(0);
            if (unread.getUnsignedByte(SEQUENCE_OFFSET) == 0 && end > HEADER_BYTES) {
                commands.add(unread.getBuffer(HEADER_BYTES, end));
            }
            unread = unread.getBuffer(end, unread.length());
        }
        return commands;
    }
}
