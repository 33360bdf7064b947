package io.masif.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.ConfigurationFile;
import io.masif.boot.config.Settings;
import io.masif.domain.label.Labels;
import io.masif.rig.process.Folders;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The labels in the configuration of an agent. */
class LabelSettingsTest {
    @TempDir
    Path folder;

    private final Map<String, Object> file = new HashMap<>();

    @Test
    void labelsOfTheFileAreReadByKey() {
        Path yaml = Folders.write(folder.resolve("agent.yaml"), """
                labels:
                  env: prod
                  example.com/role: web
                  rack: 12
                  legacy: ""
                """);
        Vertx vertx = Vertx.vertx();
        try {
            file.putAll(ConfigurationFile.read(vertx, yaml)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        assertThat(read(Map.of())).isEqualTo(Labels.parse("env=prod,example.com/role=web,rack=12,legacy="));
    }

    @Test
    void labelsOfTheEnvironmentReplaceThoseOfTheFile() {
        file.put("labels.env", "prod");
        assertThat(read(Map.of("MASIF_AGENT_LABELS", "tier=web, rack=12"))).isEqualTo(Labels.parse("tier=web,rack=12"));
    }

    @Test
    void eachLabelThatIsNoneIsNamed() {
        file.put("labels.env", "prod+test");
        file.put("labels._tier", "web");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.errors())
                        .hasSize(2)
                        .anyMatch(error -> error.startsWith("labels.env is no label: the value of a label must be")
                                && error.endsWith("but is \"prod+test\""))
                        .anyMatch(error -> error.startsWith("labels._tier is no label: the key of a label must be")));
    }

    @Test
    void labelsOfTheEnvironmentThatAreNoneAreRefused() {
        assertThat(errors(Map.of("MASIF_AGENT_LABELS", "env")))
                .containsExactly("labels must be labels such as env=prod,tier=web: a label must be key=value, such as"
                        + " env=prod, but is \"env\"");
        assertThat(errors(Map.of("MASIF_AGENT_LABELS_ENV", "prod")))
                .containsExactly("the environment variable MASIF_AGENT_LABELS_ENV is not known; the nearest is"
                        + " MASIF_AGENT_LABELS");
    }

    @Test
    void moreThan32LabelsAreRefused() {
        for (int i = 0; i < 33; i++) {
            file.put("labels.key-" + i, "value");
        }
        assertThat(errors(Map.of())).containsExactly("labels has 33 labels; at most 32 are allowed");
    }

    private List<String> errors(Map<String, String> environment) {
        try {
            read(environment);
            return List.of();
        } catch (ConfigurationException e) {
            return e.errors();
        }
    }

    private Labels read(Map<String, String> environment) {
        Settings settings = new Settings("MASIF_AGENT", file, environment);
        Labels labels = LabelSettings.read(settings);
        settings.finish();
        return labels;
    }
}
