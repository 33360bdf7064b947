package io.masif.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the JAR's manifest. */
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"masif " + (version == null ? "unknown" : version)};
    }
}
