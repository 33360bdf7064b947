package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences that are stored in English are shown in the language of the reader. */
class StoredProblemTest {
    private static final Texts GERMAN = Texts.in(Language.GERMAN);
    private static final Path BUNDLE = UiSources.BUNDLES.resolve("problem.properties");

    static Set<String> keys() {
        return UiSources.readBundle(BUNDLE).stringPropertyNames();
    }

    private static String inGerman(String stored) {
        return Text.render(StoredProblem.parse(stored), GERMAN);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachIsFoundAgainWithItsValues(String key) {
        List<Object> values = List.of("one: (1)", "{\"a\": [2]}");
        Text text = new Text(key, values);
        assertThat(inGerman(text.english())).isEqualTo(text.in(GERMAN)).isNotEqualTo(text.english());
    }

    @Test
    void aSentenceWithinOneIsFoundAsWell() {
        assertThat(inGerman("there is no answer: Connection refused: localhost/127.0.0.1:9"))
                .isEqualTo("es gibt keine Antwort: Verbindung abgelehnt: localhost/127.0.0.1:9");
    }

    @Test
    void apostrophesMayBeStraight() {
        assertThat(inGerman("the receiver's certificate has expired"))
                .isEqualTo("das Zertifikat des Empfängers ist abgelaufen");
    }

    @Test
    void othersStayAsTheyAre() {
        assertThat(inGerman("there is no answer: SSL’s handshake failed"))
                .isEqualTo("es gibt keine Antwort: SSL's handshake failed");
        assertThat(inGerman("550 isn’t there")).isEqualTo("550 isn’t there");
    }
}
