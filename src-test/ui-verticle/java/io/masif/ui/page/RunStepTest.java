package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.language.Language;
import io.masif.ui.language.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStepTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts GERMAN = Texts.in(Language.GERMAN);

    /** As apt writes them, by its source apt-pkg/deb/dpkgpm.cc and apt-pkg/acquire.cc, and one of the agent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retrieving file 3 of 17",
                "Retrieving file 3 of 17 (2min 5s remaining)",
                "Running dpkg",
                "Preparing perl (amd64)",
                "Unpacking perl (amd64)",
                "Preparing to configure perl (amd64)",
                "Configuring perl (amd64)",
                "Installed perl (amd64)",
                "Installing perl (amd64)",
                "Preparing for removal of perl (amd64)",
                "Removing perl (amd64)",
                "Removed perl (amd64)",
                "Preparing to completely remove perl (amd64)",
                "Completely removing perl (amd64)",
                "Completely removed perl (amd64)",
                "Noting disappearance of perl",
                "Running post-installation trigger man-db",
                "Configuration file of perl"
            })
    void aStepOfAptIsTheSameInEnglishAndTranslated(String step) {
        assertThat(RunStep.translate(step, ENGLISH)).isEqualTo(step);
        assertThat(RunStep.translate(step, GERMAN)).isNotEqualTo(step).doesNotContain("{");
    }

    @Test
    void anotherTextStaysAsItIs() {
        assertThat(RunStep.translate("Preparing for removal of perl (amd64)", GERMAN))
                .isEqualTo("Entfernen von perl (amd64) wird vorbereitet");
        assertThat(RunStep.translate("perl: other", GERMAN)).isEqualTo("perl: other");
    }
}
