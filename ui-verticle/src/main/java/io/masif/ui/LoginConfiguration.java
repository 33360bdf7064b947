package io.masif.ui;

import io.masif.boot.config.Settings;
import io.masif.ui.operator.OperatorName;

/**
 * The settings {@code login.*} and {@code api.*}: the administrator who is added where there are no operators yet, and the token
 * of programs.
 *
 * @param user the name
 * @param password the password; null to generate one
 * @param apiToken the token by which programs authenticate instead of name and password; null if there is none
 */
public record LoginConfiguration(String user, String password, String apiToken) {
    static LoginConfiguration read(Settings settings) {
        return new LoginConfiguration(
                readName(settings, "login.user", "admin"),
                SecretSetting.read(settings, "login.password"),
                SecretSetting.read(settings, "api.token"));
    }

    /** Without password and token. */
    @Override
    public String toString() {
        return "user=" + user + " password=" + SecretSetting.mask(password) + " apiToken="
                + SecretSetting.mask(apiToken);
    }

    private static String readName(Settings settings, String key, String defaultName) {
        String name = settings.getText(key, defaultName);
        OperatorName.findFault(name).ifPresent(fault -> settings.addError(key, fault.english()));
        return name;
    }
}
