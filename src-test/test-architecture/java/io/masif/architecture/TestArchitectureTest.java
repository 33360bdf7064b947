package io.masif.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for the code of tests. That of the rig also keeps those for what is shipped. */
final class TestArchitectureTest {
    private static final int MAX_CLASSES = 16;

    /** Each module by itself: the tests of two modules may be in packages of one name. */
    @ParameterizedTest
    @ValueSource(strings = {"codecs", "agent-verticle", "master-verticle", "ui-verticle", "system"})
    void packagesHaveNoCycles(String module) {
        Path compiled = Folders.root().resolve("src-test").resolve(module).resolve("target/test-classes");
        JavaClasses classes = new ClassFileImporter().importPaths(compiled);
        assertThat(classes).as("classes of %s", compiled).isNotEmpty();
        slices().matching("io.masif.(**)").should().beFreeOfCycles().check(classes);
    }

    /** From the sources: the classes of programs such as the fuzzer need not be compiled before these tests run. */
    @Test
    void packagesAreSmall() throws IOException {
        try (Stream<Path> files = Files.walk(Folders.root().resolve("src-test"))) {
            Map<Path, List<String>> packages = files.filter(TestArchitectureTest::isClass)
                    .collect(Collectors.groupingBy(
                            Path::getParent,
                            Collectors.mapping(file -> file.getFileName().toString(), Collectors.toList())));
            assertThat(packages).isNotEmpty().allSatisfy((name, classes) -> assertThat(classes)
                    .as("classes of %s", name)
                    .hasSizeLessThanOrEqualTo(MAX_CLASSES));
        }
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        boolean isGenerated = file.toString().contains("/target/");
        return name.endsWith(".java") && !name.equals("package-info.java") && !isGenerated;
    }
}
