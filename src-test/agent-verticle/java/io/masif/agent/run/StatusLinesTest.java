package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Progress;
import org.junit.jupiter.api.Test;

class StatusLinesTest {
    @Test
    void theLastCompleteLineCounts() {
        assertThat(StatusLines.findProgress("dlstatus:1:49.6601:Retrieving file 1 of 2\npmstatus:foo:22.2222:Instal"))
                .contains(new Progress(49, "Retrieving file 1 of 2"));
        assertThat(StatusLines.findProgress("dlstatus:1:100:x\npmstatus:foo:22.2222:Installing foo (amd64)\n"))
                .contains(new Progress(22, "Installing foo (amd64)"));
    }

    @Test
    void aForeignArchitectureAndAColonInTheTextAreNoError() {
        assertThat(StatusLines.findProgress("pmstatus:foo:i386:7:Unpacking foo: now\n"))
                .contains(new Progress(7, "Unpacking foo: now"));
    }

    @Test
    void errorsAndConfigurationFilesAreStepsToo() {
        assertThat(StatusLines.findProgress("pmerror:bad:55.5556:exit status 3\n"))
                .contains(new Progress(55, "bad: exit status 3"));
        assertThat(StatusLines.findProgress("pmconffile:/etc/foo:10:'/etc/foo' '/etc/foo.dpkg-new' 1 1\n"))
                .contains(new Progress(10, "Configuration file of /etc/foo"));
    }

    @Test
    void whatIsNotUnderstoodDoesNotCount() {
        assertThat(StatusLines.findProgress("")).isEmpty();
        assertThat(StatusLines.findProgress("nonsense\npmstatus:x:many:y\npmstatus:x:1:\n"))
                .isEmpty();
        assertThat(StatusLines.findProgress("pmstatus:x:1:good\n\nnonsense\n")).contains(new Progress(1, "good"));
        assertThat(StatusLines.findProgress("pmstatus:x:1e9:y\npmstatus:x:900:too much\n"))
                .contains(new Progress(100, "too much"));
        assertThat(StatusLines.findProgress("pmstatus:x:5:" + "z".repeat(5000) + "\n")
                        .orElseThrow()
                        .step())
                .hasSize(255);
    }
}
