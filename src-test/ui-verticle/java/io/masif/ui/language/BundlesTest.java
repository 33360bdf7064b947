package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.database.ConnectionFailure;
import io.masif.domain.host.HostState;
import io.masif.ui.view.host.HostCondition;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a template shows is in the bundles, in each language. */
class BundlesTest {
    /** Names, which are the same in each language, and what is no text for a reader. */
    private static final Set<String> NAMES = Set.of("Masif Upgrader", "CSV", "JSON", "JSON Lines");

    private static final Pattern VISIBLE_ATTRIBUTE =
            Pattern.compile("\\b(title|alt|placeholder|aria-label)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    /** The keys of texts that Java names, whole or, where a word is appended, by their beginning. */
    private static final Pattern JAVA_KEY = Pattern.compile(
            "(?:(?<=Text\\.of\\()|(?<=Text\\.count\\()|(?=\"refusal[a-z-]*\\.))\\s*\"([a-z-]+\\.[a-z0-9.-]*)\"");

    @Test
    void eachTextIsThereInEachLanguage() {
        for (Path english : UiSources.bundles("")) {
            Properties texts = UiSources.readBundle(english);
            for (Language language : Language.values()) {
                if (language != Language.ENGLISH) {
                    String name = english.getFileName().toString().replace(".properties", "");
                    Properties translated = UiSources.readBundle(
                            UiSources.BUNDLES.resolve(name + "_" + language.tag() + ".properties"));
                    assertThat(translated.stringPropertyNames())
                            .as("%s in %s", name, language)
                            .isEqualTo(texts.stringPropertyNames());
                    texts.stringPropertyNames().forEach(key -> assertThat(arguments(translated.getProperty(key)))
                            .as(key)
                            .isEqualTo(arguments(texts.getProperty(key))));
                }
            }
        }
    }

    @Test
    void eachTextIsAPattern() {
        for (Path bundle : Stream.concat(UiSources.bundles("").stream(), UiSources.bundles("_de").stream())
                .toList()) {
            Properties texts = UiSources.readBundle(bundle);
            String area = bundle.getFileName().toString().replaceFirst("(_de)?\\.properties", "");
            texts.forEach((key, text) -> {
                assertThat(key.toString()).startsWith(area + ".");
                assertThat(text.toString()).as(key.toString()).isNotBlank().doesNotContain("'");
                assertThat(new MessageFormat(text.toString()).getFormatsByArgumentIndex())
                        .as(key.toString())
                        .hasSizeLessThan(10);
            });
        }
    }

    @Test
    void eachRefusalIsThereAndUsed() {
        Set<String> keys = UiSources.keys();
        Set<String> named = UiSources.javaFiles().stream()
                .flatMap(file -> JAVA_KEY.matcher(UiSources.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(keys).anyMatch(key -> isNamedBy(name, key)));
        assertThat(keys.stream().filter(key -> key.startsWith("refusal")))
                .allSatisfy(key -> assertThat(named).anyMatch(name -> isNamedBy(name, key)));
    }

    private static boolean isNamedBy(String name, String key) {
        boolean isCounted = key.equals(name + ".one") || key.equals(name + ".other");
        return name.matches(".*[.-]") ? key.startsWith(name) : key.equals(name) || isCounted;
    }

    @Test
    void eachFailureOfTheDatabaseHasASentence() {
        Arrays.stream(ConnectionFailure.values())
                .map(failure -> failure.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(word -> assertThat(UiSources.keys()).contains("refusal.database." + word));
    }

    @Test
    void eachConditionAndStateOfAHostHasAName() {
        Texts texts = Texts.in(Language.ENGLISH);
        Stream.concat(
                        Arrays.stream(HostCondition.values()).map(HostCondition::word),
                        Arrays.stream(HostState.values()).map(HostState::word))
                .forEach(word -> assertThat(texts.get("common.state." + word)).isNotBlank());
    }

    @Test
    void noTemplateHasATextOfItsOwn() {
        Set<String> found = new TreeSet<>();
        for (Path template : UiSources.templates()) {
            String html = TemplateText.removeExpressions(UiSources.read(template));
            Matcher attributes = VISIBLE_ATTRIBUTE.matcher(html);
            while (attributes.find()) {
                addText(found, template, attributes.group(2));
            }
            Arrays.stream(TAG.matcher(html).replaceAll("\n").split("\n"))
                    .forEach(text -> addText(found, template, text));
        }
        assertThat(found).isEmpty();
    }

    private static void addText(Set<String> found, Path template, String text) {
        String visible = text.replaceAll("&[a-z]+;", "").strip();
        if (!NAMES.contains(visible.replace("·", "").strip())
                && LETTERS.matcher(visible).find()) {
            found.add(UiSources.TEMPLATES.relativize(template) + ": " + visible);
        }
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)").matcher(text);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }
}
