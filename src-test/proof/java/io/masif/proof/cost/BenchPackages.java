package io.masif.proof.cost;

import io.masif.rig.apt.DebPackage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Packages that do nothing, in two versions. */
final class BenchPackages {
    private static final String FIRST = "1.0";

    private BenchPackages() {}

    /** So many, in one version. */
    static DebPackage[] of(int count, String version) {
        return names(count).map(name -> DebPackage.of(name, version)).toArray(DebPackage[]::new);
    }

    /** What a host has installed that has the first version of each. */
    static String[] installed(int count) {
        return names(count).map(name -> name + "=" + FIRST).toArray(String[]::new);
    }

    private static Stream<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("p%03d"::formatted);
    }
}
