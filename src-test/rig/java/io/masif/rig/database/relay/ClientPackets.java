package io.masif.rig.database.relay;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the statements in what is said over a connection, by a client that says nothing more before it has its answer. */
final class ClientPackets {
    private static final int PREPARED = 0x00;

    private final long connection;
    private final Map<Integer, String> prepared = new HashMap<>();
    private final CommandReader commands = new CommandReader();
    private Buffer answer = Buffer.buffer();
    private String preparing;

    ClientPackets(long connection) {
        this.connection = connection;
    }

    /** What the client said; returns the statements whose packets are complete with it. */
    List<Statement> readClient(Buffer data) {
        List<Statement> statements = new ArrayList<>();
        commands.read(data).forEach(command -> readCommand(command, statements));
        return statements;
    }

    private void readCommand(Buffer command, List<Statement> statements) {
        String packet = command.toString(StandardCharsets.ISO_8859_1);
        String text = command.getString(1, command.length());
        switch (command.getUnsignedByte(0)) {
            case CommandReader.QUERY -> statements.add(new Statement(connection, text, packet));
            case CommandReader.PREPARE -> {
                preparing = text;
                answer = Buffer.buffer();
            }
            case CommandReader.EXECUTE ->
                statements.add(new Statement(connection, prepared.get(command.getIntLE(1)), packet));
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
        if (answer.length() > CommandReader.HEADER_BYTES + Integer.BYTES) {
            if (answer.getUnsignedByte(CommandReader.HEADER_BYTES) == PREPARED) {
                prepared.put(answer.getIntLE(CommandReader.HEADER_BYTES + 1), preparing);
            }
            preparing = null;
        }
    }
}
