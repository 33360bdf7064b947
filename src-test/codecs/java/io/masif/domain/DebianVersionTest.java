package io.masif.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DebianVersionTest {
    private static final String VERSIONS =
            "1.0 1.00 1.0-0 1.0-1 1.0-1~bpo12+1 1.0-1+b1 1.0~rc1 1.0~~ 1.0~ 1.0+dfsg 1.0a 1.0.1 1:0.1 0:1.0 2:1~1 10 9 09"
                    + " 1.2-3-4 1a 1+ 1. 1:1:1 99999999999999999999 99999999999999999998";

    @Property(tries = 300)
    void agreesWithDpkg(@ForAll("versions") String one, @ForAll("versions") String other) {
        assertThat(dpkg(one, DebianVersion.compare(one, other), other)).isTrue();
    }

    @Example
    void agreesWithDpkgAboutSimilarVersions() {
        Set<String> wrong = Stream.of(VERSIONS.split(" ", -1))
                .flatMap(one -> Stream.of(VERSIONS.split(" ", -1)).map(other -> new String[] {one, other}))
                .filter(pair -> pair[0].compareTo(pair[1]) <= 0)
                .filter(pair -> !dpkg(pair[0], DebianVersion.compare(pair[0], pair[1]), pair[1]))
                .map(pair -> pair[0] + " and " + pair[1])
                .collect(Collectors.toSet());
        assertThat(wrong).isEmpty();
    }

    @Property
    void isAnOrder(@ForAll("versions") String one, @ForAll("versions") String other) {
        assertThat(Integer.signum(DebianVersion.compare(one, other)))
                .isEqualTo(-Integer.signum(DebianVersion.compare(other, one)));
        assertThat(DebianVersion.compare(one, one)).isZero();
    }

    @Provide
    Arbitrary<String> versions() {
        Arbitrary<String> epoch = Arbitraries.of("", "", "", "0:", "1:", "10:");
        // few characters, so that versions have beginnings in common
        Arbitrary<String> upstream = Arbitraries.strings().withChars("019a.~+Z").ofMaxLength(7);
        Arbitrary<String> revision = Arbitraries.of("", "", "-1", "-0", "-1~a", "-01+b2", "-a");
        return Combinators.combine(epoch, upstream, revision).as((e, u, r) -> e + "1" + u + r);
    }

    private static boolean dpkg(String one, int order, String other) {
        String operator = order < 0 ? "lt" : order > 0 ? "gt" : "eq";
        try {
            return new ProcessBuilder("dpkg", "--compare-versions", one, operator, other)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
