package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonArrayScannerTest {
    private static final int PARTS = 10;

    /** Pairs that are alike to a sum of powers: to that of 31, and (Thue and Morse) to that of any odd number. */
    static Stream<List<String>> pairs() {
        String morse = "a";
        for (int i = 0; i < 8; i++) {
            morse += swapLetters(morse);
        }
        return Stream.of(List.of("Aa", "BB"), List.of(morse, swapLetters(morse)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void objectsMadeToFallTogetherDoNot(List<String> pair) {
        Set<Integer> hashes = new HashSet<>();
        for (int number = 0; number < 1 << PARTS; number++) {
            int bits = number;
            String text = IntStream.range(0, PARTS)
                    .mapToObj(part -> pair.get(bits >> part & 1))
                    .reduce("", String::concat);
            byte[] json = ("[{\"" + text + "\":1}, {\"" + text + "\":1}]").getBytes(StandardCharsets.US_ASCII);
            List<Integer> two = new ArrayList<>();
            JsonArrayScanner.scan(json, 0, (from, to, hash) -> two.add(hash));
            assertThat(two).hasSize(2).containsOnly(two.get(0));
            hashes.add(two.get(0));
        }
        assertThat(hashes).hasSizeGreaterThan((1 << PARTS) - 10);
    }

    private static String swapLetters(String morse) {
        return morse.replace('a', 'x').replace('b', 'a').replace('x', 'b');
    }
}
