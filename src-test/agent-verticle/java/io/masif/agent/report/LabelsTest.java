package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.label.Labels;
import io.masif.rig.process.Folders;
import org.junit.jupiter.api.Test;

/** The labels of an agent's configuration, as its master gets them. */
class LabelsTest extends HostCase {
    private static final Labels LABELS = Labels.parse("env=prod,example.com/role=web,legacy=");

    @Test
    void labelsAreReportedWhateverTheHostsConditionIs() {
        host.labels = LABELS;
        host.start();
        assertThat(host.master.facts().labels()).isEqualTo(LABELS);
        Folders.write(host.sandbox.root().resolve("etc/apt/apt.conf.d/99broken"), "no { configuration\n");
        host.await("a problem", () -> !host.master.facts().condition().isOk());
        assertThat(host.master.facts().labels()).isEqualTo(LABELS);
    }
}
