package io.masif.ui;

import io.masif.boot.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret that the configuration gives as a text, or as the name of a file. */
final class SecretSetting {
    private static final int MIN_LENGTH = 8;

    private SecretSetting() {}

    /** The secret of a key, or of the file that {@code KEYFile} names; null if neither is there. */
    static String read(Settings settings, String key) {
        String value = settings.getText(key, null);
        String file = settings.getText(key + "File", null);
        if (value != null && file != null) {
            settings.addError(key + "File", "and " + key + " are both given: give only one of them");
        }
        String secret = file == null ? value : readFile(settings, key + "File", file);
        if (secret != null && secret.length() < MIN_LENGTH) {
            settings.addError(key, "must have at least " + MIN_LENGTH + " characters");
        }
        return secret;
    }

    /** What is logged instead of a secret. */
    static String mask(String secret) {
        return secret == null ? "none" : "***";
    }

    private static String readFile(Settings settings, String key, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            settings.addError(key, "names a file that cannot be read: " + file);
            return null;
        }
    }
}
