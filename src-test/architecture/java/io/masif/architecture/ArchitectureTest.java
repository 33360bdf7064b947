package io.masif.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.masif.failure.Failure;
import io.masif.ui.http.RequestSyntax;
import io.netty.channel.ConnectTimeoutException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.masif", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String AGENT = "io.masif.agent..";
    private static final String MASTER = "io.masif.master..";
    private static final String UI = "io.masif.ui..";
    private static final String CLIENT = "io.masif.cli..";
    private static final String[] CODECS = {
        "io.masif.boot..",
        "io.masif.bus..",
        "io.masif.clock..",
        "io.masif.decision..",
        "io.masif.domain..",
        "io.masif.drain..",
        "io.masif.failure..",
        "io.masif.flow..",
        "io.masif.http..",
        "io.masif.instance..",
        "io.masif.management..",
        "io.masif.schema..",
        "io.masif.text..",
        "io.masif.vertx..",
        "io.masif.wire.."
    };
    private static final String[] SHIPPED = Stream.concat(Stream.of(CODECS), Stream.of(AGENT, MASTER, UI, CLIENT))
            .toArray(String[]::new);
    private static final long MAX_CLASSES = 16;

    @ArchTest
    static final ArchRule AGENT_KNOWS_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(AGENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MASTER, UI);

    @ArchTest
    static final ArchRule MASTER_KNOWS_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(MASTER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AGENT, UI);

    @ArchTest
    static final ArchRule UI_KNOWS_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(UI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AGENT, MASTER);

    /** It speaks the API, and starts fast because it brings nothing of a server. */
    @ArchTest
    static final ArchRule CLIENT_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat(resideInAnyPackage(CODECS)
                    .or(resideInAnyPackage(AGENT, MASTER, UI, "io.masif.rig..", "io.vertx..", "io.netty..")));

    @ArchTest
    static final ArchRule CODECS_KNOW_NOBODY = noClasses()
            .that()
            .resideInAnyPackage(CODECS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AGENT, MASTER, UI, "io.masif.rig..");

    @ArchTest
    static final ArchRule NOTHING_THAT_IS_SHIPPED_KNOWS_THE_RIG = noClasses()
            .that()
            .resideInAnyPackage(AGENT, MASTER, UI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.masif.rig..");

    @ArchTest
    static final ArchRule STORES_AND_PROCESSES_DO_NOT_KNOW_THEIR_CALLERS = noClasses()
            .that()
            .resideInAnyPackage("io.masif.*.store..", "io.masif.*.database..", "io.masif.agent.process..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.masif.agent..", "io.masif.master..", "io.masif.ui..")
                    .and(not(resideInAnyPackage(
                            "io.masif.*.store..",
                            "io.masif.*.database..",
                            "io.masif.agent.process..",
                            "io.masif.*.meter..",
                            "io.masif.ui.language..",
                            "io.masif.ui.view.."))));

    /**
     * Pages refuse in the reader's language. The API speaks English only, and so does what a request is answered that cannot be
     * parsed.
     */
    @ArchTest
    static final ArchRule REFUSALS_ARE_TEXTS_OF_THE_BUNDLES = noClasses()
            .that()
            .resideInAPackage(UI)
            .and()
            .resideOutsideOfPackage("io.masif.ui.api..")
            .and()
            .areNotAssignableTo(RequestSyntax.class)
            .should()
            .callMethodWhere(describe(
                    "a failure has a sentence in English only",
                    call -> call.getTargetOwner().isEquivalentTo(Failure.class)
                            && call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isEquivalentTo(String.class))));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.masif.(**)").should().beFreeOfCycles();

    @ArchTest
    static void packagesAreSmall(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(resideInAnyPackage(SHIPPED))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).isNotEmpty().allSatisfy((name, size) -> assertThat(size)
                .as("classes of %s", name)
                .isLessThanOrEqualTo(MAX_CLASSES));
    }

    /** See docs/decisions/0029-internal-classes-of-vertx.md. */
    @ArchTest
    static final ArchRule INTERNAL_CLASSES_OF_VERTX_STAND_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages("io.masif.vertx..", "io.masif.master.vertx..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.vertx..impl..",
                            "io.vertx..internal..",
                            "io.vertx..spi..",
                            "io.netty..internal..",
                            "io.netty.bootstrap..",
                            "io.netty.channel..")
                    .and(not(equivalentTo(ConnectTimeoutException.class))));

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_AFTER_THEIR_SUBJECT =
            classes().should().resideOutsideOfPackages("..util..", "..common..", "..helper..", "..misc..", "..impl..");
}
