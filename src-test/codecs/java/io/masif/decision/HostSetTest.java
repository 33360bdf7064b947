package io.masif.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Digest;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostSetTest {
    @Property
    void isReadAsItWasWritten(@ForAll Set<@IntRange(max = 200_000) Integer> numbers) {
        HostSet set = HostSet.of(numbers.stream().mapToInt(Integer::intValue).toArray());
        assertThat(HostSet.parse(set.format())).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(set.size()).isEqualTo(numbers.size());
        assertThat(set.format())
                .isEqualTo(numbers.stream().sorted().toList().toString().replace(" ", ""));
        assertThat(set.digest()).isEqualTo(Digest.ofText(set.format()));
        assertThat(numbers).allMatch(set::contains);
        assertThat(set.contains(200_001)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "]", "[1", "1]", "[,]", "[1,]", "[,1]", "[1,,2]", "[-1]", "[a]", "[1 ]", "[2147483648]"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> HostSet.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a set of hosts is an array such as [3,7,12], not: ");
    }
}
