package io.masif.ui;

import io.masif.boot.config.Settings;
import io.masif.text.Quote;

/**
 * The settings {@code login.*}.
 *
 * @param user the administrator's name
 * @param password the administrator's password; null lets the first start generate one
 */
public record LoginConfiguration(String user, String password) {
    private static final int MAX_NAME_LENGTH = 64;

    static LoginConfiguration read(Settings settings) {
        return new LoginConfiguration(
                readName(settings, "login.user", "admin"), SecretSetting.read(settings, "login.password"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "user=" + user + " password=" + SecretSetting.mask(password);
    }

    /** A name that cannot be confused with another one, and that HTTP Basic can carry. */
    private static String readName(Settings settings, String key, String defaultName) {
        String name = settings.getText(key, defaultName);
        String visibleName = Quote.truncate(name, MAX_NAME_LENGTH);
        if (!visibleName.equals(name) || !name.equals(name.strip()) || name.contains(":")) {
            settings.addError(
                    key,
                    "must be a name of at most " + MAX_NAME_LENGTH
                            + " visible characters, without a colon, and without blanks at its ends");
        }
        return name;
    }
}
