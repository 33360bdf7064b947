package io.masif.cli.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command that asks the API; they may also stand before the command. */
public final class GlobalOptions {
    /** As a mixin of the program, it is found by this name. */
    public static final String NAME = "global";

    @Option(
            names = "--server",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The server: its name in the configuration, or an address such as https://masif.example.com.")
    private String server;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the API's JSON instead of a text for people.")
    private boolean json;

    /** Null if it is not given. */
    String server() {
        return server;
    }

    boolean isJson() {
        return json;
    }
}
