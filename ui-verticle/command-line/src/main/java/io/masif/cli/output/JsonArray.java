package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import io.masif.cli.json.JsonWriter;

/** One array of all rows, an element in each line. */
final class JsonArray implements Output.RowPrinter {
    private final Output output;
    private boolean isBegun;

    JsonArray(Output output) {
        this.output = output;
    }

    @Override
    public void accept(JsonRow row) {
        output.write((isBegun ? ",\n" : "[\n") + JsonWriter.write(row.members()));
        isBegun = true;
    }

    @Override
    public void endPage() {
        output.flush();
    }

    @Override
    public void end() {
        output.write(isBegun ? "\n]\n" : "[]\n");
        output.flush();
    }
}
