package io.masif.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.fuzz.check.Fault;
import io.masif.fuzz.check.Target;
import io.masif.fuzz.input.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CampaignTest {
    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    /** One that stumbles over an x and over a y. */
    private static class Stumbling implements Target {
        final List<String> inputs = new ArrayList<>();

        @Override
        public String name() {
            return "stumbling";
        }

        @Override
        public Optional<Fault> prepare(long seed) {
            return Optional.empty();
        }

        @Override
        public byte[] createInput(Randomness random) {
            byte[] input = random.word("abcdefghijxy", 12).getBytes(StandardCharsets.UTF_8);
            inputs.add(text(input));
            return input;
        }

        @Override
        public Optional<Fault> check(byte[] input) {
            String text = text(input);
            return Optional.of(text.contains("x") ? "an x" : text.contains("y") ? "a y" : "")
                    .filter(kind -> !kind.isEmpty())
                    .map(kind -> new Fault(kind, "there is " + kind));
        }

        private static String text(byte[] input) {
            return new String(input, StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsOneFindingOfEachKindWithASmallInputAndTheCommandThatRepeatsIt() throws IOException {
        Stumbling target = new Stumbling();
        Campaign.Result result = run(target, 7, 0, 500);
        assertThat(result.inputs()).isEqualTo(500);
        assertThat(findings).extracting(finding -> finding.fault().kind()).containsExactlyInAnyOrder("an x", "a y");
        for (Finding finding : List.copyOf(findings)) {
            assertThat(Files.readString(finding.file())).hasSize(1);
            assertThat(finding.command())
                    .isEqualTo("script/fuzz --seed 7 --only stumbling --first " + finding.index() + " --inputs 1");
            Stumbling again = new Stumbling();
            run(again, 7, finding.index(), 1);
            assertThat(again.inputs).containsExactly(target.inputs.get((int) finding.index()));
        }
    }

    @Test
    void makesTheSameInputsOfTheSameSeedAndOthersOfAnother() {
        Stumbling one = new Stumbling();
        Stumbling again = new Stumbling();
        Stumbling other = new Stumbling();
        run(one, 1, 0, 50);
        run(again, 1, 0, 50);
        run(other, 2, 0, 50);
        assertThat(again.inputs).isEqualTo(one.inputs).doesNotHaveDuplicates();
        assertThat(other.inputs).doesNotContainAnyElementsOf(one.inputs);
    }

    @Test
    void endsWhenTheTimeIsOver() {
        Campaign.Result result =
                new Campaign(folder, 1, findings::add).run(new Stumbling(), 0, Budget.time(Duration.ofMillis(50)));
        assertThat(result.inputs()).isPositive();
    }

    @Test
    void reportsFaultsOfOthers() {
        Target hurting = new Stumbling() {
            @Override
            public Optional<Fault> check(byte[] input) {
                return Optional.empty();
            }

            @Override
            public Optional<Fault> checkOthers() {
                return Optional.of(new Fault("others", "others are not served"));
            }
        };
        run(hurting, 3, 100, 60);
        assertThat(findings).hasSize(1).first().satisfies(finding -> assertThat(finding.command())
                .isEqualTo("script/fuzz --seed 3 --only stumbling --first 100 --inputs 50"));
    }

    private Campaign.Result run(Target target, long seed, long first, long inputs) {
        return new Campaign(folder, seed, findings::add).run(target, first, Budget.inputs(inputs));
    }
}
