package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.database.ConnectionFailure;
import io.masif.domain.host.HostState;
import io.masif.ui.view.host.HostCondition;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a reader sees is in the bundles, in each language, and nothing else is. */
class BundlesTest {
    private static final Path MAIN = Path.of(System.getProperty("masif.root"), "ui-verticle/src/main");
    private static final Path BUNDLES = MAIN.resolve("resources/i18n");
    private static final Path TEMPLATES = MAIN.resolve("jte");

    /** Names, which are the same in each language, and what is no text for a reader. */
    private static final Set<String> NAMES = Set.of("Masif Upgrader", "CSV", "JSON", "JSON Lines");

    private static final Pattern VISIBLE_ATTRIBUTE =
            Pattern.compile("\\b(title|alt|placeholder|aria-label)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern WHOLE_KEY =
            Pattern.compile("(?:text|get)\\(\\s*\"([a-z-]+\\.[a-z0-9.-]*[a-z0-9])\"\\s*[,)]");

    /** The keys of texts that Java names, whole or, where a word is appended, by their beginning. */
    private static final Pattern JAVA_KEY = Pattern.compile(
            "(?:(?<=Text\\.of\\()|(?<=Text\\.count\\()|(?=\"refusal\\.))\\s*\"([a-z-]+\\.[a-z0-9.-]*)\"");

    @Test
    void eachTextIsThereInEachLanguage() {
        for (Path english : bundles("")) {
            Properties texts = read(english);
            for (Language language : Language.values()) {
                if (language != Language.ENGLISH) {
                    String name = english.getFileName().toString().replace(".properties", "");
                    Properties translated = read(BUNDLES.resolve(name + "_" + language.tag() + ".properties"));
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
        for (Path bundle :
                Stream.concat(bundles("").stream(), bundles("_de").stream()).toList()) {
            Properties texts = read(bundle);
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
    void eachKeyThatATemplateNamesIsThere() {
        Set<String> missing = new TreeSet<>();
        Set<String> keys = keys();
        for (Path template : templates()) {
            Matcher matcher = WHOLE_KEY.matcher(readText(template));
            while (matcher.find()) {
                if (!keys.contains(matcher.group(1))) {
                    missing.add(template.getFileName() + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void eachRefusalIsThereAndUsed() {
        Set<String> keys = keys();
        Set<String> named = list(MAIN.resolve("java"), ".*\\.java").stream()
                .flatMap(file -> JAVA_KEY.matcher(readText(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(keys).anyMatch(key -> isNamedBy(name, key)));
        assertThat(keys.stream().filter(key -> key.startsWith("refusal.")))
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
                .forEach(word -> assertThat(keys()).contains("refusal.database." + word));
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
        for (Path template : templates()) {
            String html = TemplateText.removeExpressions(readText(template));
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
            found.add(TEMPLATES.relativize(template) + ": " + visible);
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

    private static List<Path> bundles(String suffix) {
        return list(BUNDLES, "[a-z-]+" + suffix + "\\.properties");
    }

    private static Set<String> keys() {
        return bundles("").stream()
                .flatMap(bundle -> read(bundle).stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static List<Path> templates() {
        return list(TEMPLATES, ".*\\.jte");
    }

    private static List<Path> list(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path bundle) {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(bundle)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
