package io.masif.boot.config;

import java.util.List;

/** A configuration is invalid. It lists all errors, not only the first. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    /** @param errors sentences, each with the key and what would be right */
    public ConfigurationException(List<String> errors) {
        super(String.join("\n", errors), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** The sentences, at least one. */
    public List<String> errors() {
        return errors;
    }
}
