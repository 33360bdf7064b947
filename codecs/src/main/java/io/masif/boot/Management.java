package io.masif.boot;

/** Where the second port of a process is. */
public final class Management {
    private Management() {}

    /** Reads {@code management.listen}. */
    public static Address listen(Settings settings, String otherwise) {
        return settings.parsed("management.listen", otherwise, "HOST:PORT", Address::parse);
    }
}
