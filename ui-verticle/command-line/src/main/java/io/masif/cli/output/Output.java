package io.masif.cli.output;

import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.json.JsonWriter;
import io.masif.cli.json.RowHandler;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The standard output. When its reader goes away, such as {@code head}, the program ends without a word. */
public final class Output {
    private static final int BUFFER = 16 * 1024;

    private final Writer out;
    private final Terminal terminal;

    public Output(Terminal terminal) {
        this.terminal = terminal;
        this.out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), BUFFER);
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Prints a line at once. */
    public void println(String line) {
        write(line + "\n");
        flush();
    }

    /** Prints an object as JSON in one line. */
    public void printJson(JsonRow object) {
        println(JsonWriter.write(object.members()));
    }

    /** Prints rows as a table; to be ended by {@link RowPrinter#end}. */
    public RowPrinter table(List<Column> columns) {
        return new Table(this, columns);
    }

    /** Prints rows as one array of JSON; to be ended by {@link RowPrinter#end}. */
    public RowPrinter jsonArray() {
        return new JsonArray(this);
    }

    /** Takes rows to print them. */
    public interface RowPrinter extends RowHandler {
        /** There are no further rows. */
        void end();
    }

    void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw createFailure();
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw createFailure();
        }
    }

    private static CommandFailure createFailure() {
        return new CommandFailure(ExitCode.BROKEN_PIPE, "");
    }
}
