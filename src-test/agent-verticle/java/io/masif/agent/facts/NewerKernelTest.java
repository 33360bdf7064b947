package io.masif.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewerKernelTest {
    /** What 3.6 of Debian 12 prints: 3 for any other version than that of the latest image in /boot, 0 if there is no image. */
    @ParameterizedTest
    @CsvSource({
        "6.18.44-fc-v657, 6.18.45-fc-v700, 3, 6.18.45-fc-v700",
        "6.18.44-fc-v657, 6.1.0-40-amd64, 3,",
        "6.1.0-9-amd64, 6.1.0-40-amd64, 3, 6.1.0-40-amd64",
        "6.1.0-40-amd64, 6.1.0-40-amd64, 2,",
        "6.1.0-40-amd64, 6.1.0-40-amd64, 1,",
        "6.18.44-fc-v657, , 0,",
    })
    void aLaterKernelThanTheRunningOneAsksForAReboot(String running, String latest, int state, String found) {
        String expected = latest == null ? "" : "NEEDRESTART-KEXP: " + latest + "\n";
        assertThat(NeedrestartOutput.parseNewerKernel("NEEDRESTART-VER: 3.6\nNEEDRESTART-KCUR: " + running + "\n"
                        + expected + "NEEDRESTART-KSTA: " + state + "\n"))
                .isEqualTo(found);
    }
}
