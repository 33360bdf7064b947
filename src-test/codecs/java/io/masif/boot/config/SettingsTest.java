package io.masif.boot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void environmentWins() {
        Settings settings = settings(Map.of("tls.cert", "file"), Map.of("MASIF_X_TLS_CERT", "environment"));
        assertThat(settings.getText("tls.cert", null)).isEqualTo("environment");
        assertThatCode(settings::finish).doesNotThrowAnyException();
    }

    @Test
    void keyOfTwoWordsIsOneOfTwoWordsInTheEnvironment() {
        Settings settings = settings(Map.of(), Map.of("MASIF_X_DB_PASSWORD_FILE", "secret"));
        assertThat(settings.getText("db.passwordFile", null)).isEqualTo("secret");
    }

    @Test
    void emptyValueCountsAsAbsent() {
        assertThat(settings(Map.of("log.level", " "), Map.of()).getText("log.level", "info"))
                .isEqualTo("info");
        assertThat(settings(Map.of("log.level", "debug"), Map.of("MASIF_X_LOG_LEVEL", ""))
                        .getText("log.level", "info"))
                .isIn("debug", "info");
    }

    @Test
    void allErrorsAreReportedAtOnceEachWithWhatWouldBeRight() {
        Settings settings = settings(
                Map.of("interval.check", "soon", "interval.chekc", 5, "web.secure", "yes"),
                Map.of("MASIF_X_INTERVAL_REPROT", "5", "MASIF_Y_ANYTHING", "5", "PATH", "/bin"));
        settings.getInteger("interval.check", 3600, 1, 86_400);
        settings.getInteger("interval.report", 60, 1, 86_400);
        settings.getBoolean("web.secure", true);
        settings.getRequiredText("master.cn", "the master's name");
        assertThat(errors(settings))
                .containsExactly(
                        "interval.check must be a whole number from 1 to 86400, but is \"soon\"",
                        "web.secure must be true or false, but is \"yes\"",
                        "master.cn is missing: give the master's name, here or as MASIF_X_MASTER_CN",
                        "interval.chekc is not known; the nearest key is interval.check",
                        "the environment variable MASIF_X_INTERVAL_REPROT is not known;"
                                + " the nearest is MASIF_X_INTERVAL_REPORT");
    }

    @Test
    void numberOutOfBoundsIsAnError() {
        Settings settings = settings(Map.of("a", 0, "b", 11, "c", 10), Map.of());
        settings.getInteger("a", 5, 1, 10);
        settings.getInteger("b", 5, 1, 10);
        assertThat(settings.getInteger("c", 5, 1, 10)).isEqualTo(10);
        assertThat(errors(settings)).hasSize(2);
    }

    private static Settings settings(Map<String, Object> file, Map<String, String> environment) {
        return new Settings("MASIF_X", file, environment);
    }

    private static List<String> errors(Settings settings) {
        return catchThrowableOfType(ConfigurationException.class, settings::finish)
                .errors();
    }
}
