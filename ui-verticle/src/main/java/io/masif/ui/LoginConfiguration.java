package io.masif.ui;

import io.masif.boot.config.Settings;
import io.masif.ui.operator.OperatorName;

/**
 * The settings {@code login.*}: the administrator who is added where there are no operators yet.
 *
 * @param user the name
 * @param password the password; null to generate one
 */
public record LoginConfiguration(String user, String password) {
    static LoginConfiguration read(Settings settings) {
        return new LoginConfiguration(
                readName(settings, "login.user", "admin"), SecretSetting.read(settings, "login.password"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "user=" + user + " password=" + SecretSetting.mask(password);
    }

    private static String readName(Settings settings, String key, String defaultName) {
        String name = settings.getText(key, defaultName);
        OperatorName.findFault(name).ifPresent(fault -> settings.addError(key, fault.english()));
        return name;
    }
}
