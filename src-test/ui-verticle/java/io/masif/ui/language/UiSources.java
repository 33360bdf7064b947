package io.masif.ui.language;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the UI that name or have texts. */
final class UiSources {
    static final Path MAIN = Path.of(System.getProperty("masif.root"), "ui-verticle/src/main");
    static final Path BUNDLES = MAIN.resolve("resources/i18n");
    static final Path TEMPLATES = MAIN.resolve("jte");

    private UiSources() {}

    /** @param suffix that of a language, empty for English */
    static List<Path> bundles(String suffix) {
        return list(BUNDLES, "[a-z-]+" + suffix + "\\.properties");
    }

    static List<Path> templates() {
        return list(TEMPLATES, ".*\\.jte");
    }

    static List<Path> javaFiles() {
        return list(MAIN.resolve("java"), ".*\\.java");
    }

    /** Those of our own, which are not minified. */
    static List<Path> scripts() {
        return list(MAIN.resolve("resources/web"), "[a-z]+\\.js");
    }

    /** The keys of all English texts. */
    static Set<String> keys() {
        return bundles("").stream()
                .flatMap(bundle -> readBundle(bundle).stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    static Properties readBundle(Path bundle) {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(bundle)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
