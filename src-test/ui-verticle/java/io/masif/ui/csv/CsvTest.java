package io.masif.ui.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of hosts are no formulas in any spreadsheet. */
class CsvTest {
    @Test
    void fieldsAreQuotedWhereTheyHaveTo() {
        assertThat(Csv.format(Arrays.asList("web-1", null, 5, "a,b", "say \"so\"", " x")))
                .isEqualTo("web-1,,5,\"a,b\",\"say \"\"so\"\"\",\" x\"\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+x, '''+x'",
        "@x, '''@x'",
        "-x, '''-x'",
        "-5, -5",
        "1.0-2, 1.0-2",
        "a=b, a=b",
    })
    void whatBeginsLikeAFormulaBeginsWithAnApostrophe(String text, String expected) {
        assertThat(format(text)).isEqualTo(expected);
    }

    @Test
    void cellsThatSpreadsheetsBeginWithinATextAreNoFormulas() {
        assertThat(format("failed;=HYPERLINK(1)")).isEqualTo("failed;'=HYPERLINK(1)");
        assertThat(format("failed;-1;+1;@x; a=b;c")).isEqualTo("failed;'-1;'+1;'@x; a=b;c");
        assertThat(format("failed\t=x")).isEqualTo("failed\t'=x");
        assertThat(format("failed\n=x\r\n+y")).isEqualTo("\"failed\n'=x\r\n'+y\"");
        assertThat(format("failed;\"=x\"")).isEqualTo("\"failed;'\"\"=x\"\"\"");
        assertThat(format("=x;=y")).isEqualTo("'=x;'=y");
    }

    private static String format(String text) {
        return Csv.format(Arrays.asList(text)).replaceFirst("\r\n$", "");
    }
}
