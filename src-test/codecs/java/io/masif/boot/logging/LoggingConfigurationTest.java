package io.masif.boot.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.masif.boot.config.Settings;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingConfigurationTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.masif.SomeClass");

    @Test
    void jsonLineHasTimeLevelLoggerAndMessage() {
        JsonObject line = line("refused agent={}", null, "web \"1\"\nsecond line");
        assertThat(Instant.parse(line.getString("time"))).isAfter(Instant.EPOCH);
        assertThat(line.getString("level")).isEqualTo("WARN");
        assertThat(line.getString("logger")).isEqualTo("io.masif.SomeClass");
        assertThat(line.getString("message")).isEqualTo("refused agent=web \"1\"\nsecond line");
        assertThat(line.containsKey("stackTrace")).isFalse();
    }

    @Test
    void textIsOneLineWhateverIsInIt() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LoggingEvent event = new LoggingEvent(
                "", logger, Level.WARN, "refused agent={}", null, new Object[] {"web\nERROR \u001b[31m\u202e"});
        assertThat(new String(StartupLogging.createEncoder(context).encode(event), StandardCharsets.UTF_8))
                .endsWith(" WARN  SomeClass refused agent=web\\u000aERROR \\u001b[31m\\u202e\n");
    }

    @Test
    void stackTraceIsAString() {
        JsonObject line = line("failed", new IllegalStateException("why", new IllegalArgumentException("cause")));
        assertThat(line.getString("stackTrace"))
                .contains(
                        "IllegalStateException: why",
                        "Caused by: ",
                        "IllegalArgumentException: cause",
                        "LoggingConfigurationTest");
    }

    @Test
    void formatIsTextOrJson() {
        assertThat(format(Map.of())).isEqualTo("text");
        assertThat(format(Map.of("log.format", "json"))).isEqualTo("json");
        assertThatThrownBy(() -> format(Map.of("log.format", "xml")))
                .hasMessageContaining("log.format must be text or json");
    }

    private static String format(Map<String, Object> keys) {
        Settings settings = new Settings("MASIF_TEST", keys, Map.of());
        String format = LoggingConfiguration.readFormat(settings);
        settings.finish();
        return format;
    }

    private JsonObject line(String message, Throwable thrown, Object... values) {
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, thrown, values);
        String text = new String(new JsonLineEncoder().encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        assertThat(text.strip()).doesNotContain("\n");
        return new JsonObject(text);
    }
}
