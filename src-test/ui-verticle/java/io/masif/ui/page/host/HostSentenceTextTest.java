package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.HostSentence;
import io.masif.ui.language.Language;
import io.masif.ui.language.Texts;
import io.masif.ui.page.Format;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts say is in the language of the reader. */
class HostSentenceTextTest {
    private static String inGerman(String sentence) {
        return new Format(Texts.in(Language.GERMAN), ZoneOffset.UTC, Instant.now()).wholeSentence(sentence);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWO")
    void eachHasATextInGerman(HostSentence sentence) {
        List<String> values =
                Stream.of("one: $1, two", "2 (x)", "3").limit(sentence.size()).toList();
        String text = sentence.format(values.toArray());
        assertThat(inGerman(text)).isNotEqualTo(text).satisfies(german -> assertThat(values)
                .allMatch(german::contains));
    }

    @Test
    void sentencesWithinOthersAreTranslatedAsWell() {
        assertThat(inGerman("the last gate refused: not approved: perl - 5.36 amd64 UNPACK"))
                .isEqualTo("die letzte Prüfung hat abgelehnt: nicht freigegeben: perl - 5.36 amd64 UNPACK");
        assertThat(inGerman("waits for update lib 2.5, remove old 1"))
                .isEqualTo("wartet auf: aktualisieren lib 2.5, entfernen old 1");
        assertThat(inGerman("the package lists are missing: run apt-get update on the host;"
                        + " the package lists could not be refreshed: E 404; nothing else"))
                .isEqualTo("die Paketlisten fehlen: auf dem Host apt-get update ausführen;"
                        + " die Paketlisten konnten nicht aktualisiert werden: E 404; nothing else");
    }

    @Test
    void aSentenceMayHaveAnyNumberOfParts() {
        String text = "a; ".repeat(20_000) + "b";
        assertThat(inGerman(text)).isEqualTo(text);
    }
}
