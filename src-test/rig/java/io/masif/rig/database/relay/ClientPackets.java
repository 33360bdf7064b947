package io.masif.rig.database.relay;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the statements in what is said over a connection without TLS and compression, by a client that says nothing more before
 * it has its answer. See "Command Phase" in the documentation of MySQL's protocol.
 */
final class ClientPackets {
    private static final int HEADER_BYTES = 4;
    private static final int SEQUENCE_OFFSET = 3;
    private static final int QUERY = 0x03;
    private static final int PREPARE = 0x16;
    private static final int EXECUTE = 0x17;
    private static final int PREPARED = 0x00;

    private final long connection;
    private final Map<Integer, String> prepared = new HashMap<>();
    private Buffer unread = Buffer.buffer();
    private Buffer answer = Buffer.buffer();
    private String preparing;

    ClientPackets(long connection) {
        this.connection = connection;
    }

    /** What the client said; returns the statements whose packets are complete with it. */
    List<Statement> readClient(Buffer data) {
        List<Statement> statements = new ArrayList<>();
        unread.appendBuffer(data);
        while (unread.length() >= HEADER_BYTES && unread.length() >= HEADER_BYTES + unread.getUnsignedMediumLE(0)) {
            int end = HEADER_BYTES + unread.getUnsignedMediumLE(0);
            boolean isCommand = unread.getUnsignedByte(SEQUENCE_OFFSET) == 0 && end > HEADER_BYTES;
            if (isCommand) {
                readCommand(unread.getBuffer(HEADER_BYTES, end), statements);
            }
            unread = unread.getBuffer(end, unread.length());
        }
        return statements;
    }

    private void readCommand(Buffer command, List<Statement> statements) {
        String packet = command.toString(StandardCharsets.ISO_8859_1);
        String text = command.getString(1, command.length());
        switch (command.getUnsignedByte(0)) {
            case QUERY -> statements.add(new Statement(connection, text, packet));
            case PREPARE -> {
                preparing = text;
                answer = Buffer.buffer();
            }
            case EXECUTE -> statements.add(new Statement(connection, prepared.get(command.getIntLE(1)), packet));
            default -> {
                // changes nothing in the database
            }
        }
    }

    /** What the server said: of its answer to a statement that was to be prepared, the number is kept. */
    void readServer(Buffer data) {
        if (preparing == null) {
            return;
        }
        answer.appendBuffer(data);
        if (answer.length() > HEADER_BYTES + Integer.BYTES) {
            if (answer.getUnsignedByte(HEADER_BYTES) == PREPARED) {
                prepared.put(answer.getIntLE(HEADER_BYTES + 1), preparing);
            }
            preparing = null;
        }
    }
}
