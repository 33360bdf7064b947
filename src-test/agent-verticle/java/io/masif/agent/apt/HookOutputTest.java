package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HookOutputTest {
    private static final String HEAD = "Reading package lists...\n1 upgraded, 0 newly installed, 0 to remove\n";
    private static final String DPKG = "E: Sub-process /usr/bin/dpkg returned an error code (1)\n";

    @Test
    void whatDpkgSaysOfAPackageIsNoHooks() {
        assertThat(HookOutput.find(HEAD + "Setting up foo (1.1) ...\nthe package's own words\n"
                        + "dpkg: error processing package foo (--configure):\n"
                        + " installed foo package post-installation script subprocess returned error exit status 1\n"
                        + "Errors were encountered while processing:\n foo\n" + DPKG))
                .isEmpty();
        assertThat(HookOutput.find(HEAD + "dpkg: error processing archive /x/foo.deb (--unpack):\n no such file\n"
                        + "Errors were encountered while processing:\n /x/foo.deb\n" + DPKG))
                .isEmpty();
    }

    @Test
    void aHookOfDpkgFailsBeforeAnythingIsProcessed() {
        assertThat(HookOutput.find(HEAD + "no snapshot can be made:\n the pool is full\n" + DPKG))
                .contains("no snapshot can be made: the pool is full");
    }

    @Test
    void aHookOfAptIsOneWhateverDpkgHasDone() {
        assertThat(HookOutput.find(HEAD + "Setting up foo (1.1) ...\nthe index is locked\n"
                        + "E: Problem executing scripts DPkg::Post-Invoke 'index'\n"))
                .contains("the index is locked");
    }
}
