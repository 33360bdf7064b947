package io.masif.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.netty.channel.ConnectTimeoutException;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.masif", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String AGENT = "io.masif.agent..";
    private static final String MASTER = "io.masif.master..";
    private static final String UI = "io.masif.ui..";

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

    @ArchTest
    static final ArchRule CODECS_KNOW_NOBODY = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.masif.boot..",
                    "io.masif.bus..",
                    "io.masif.clock..",
                    "io.masif.decision..",
                    "io.masif.domain..",
                    "io.masif.failure..",
                    "io.masif.flow..",
                    "io.masif.http..",
                    "io.masif.management..",
                    "io.masif.text..",
                    "io.masif.vertx..",
                    "io.masif.wire..")
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
    static final ArchRule STORES_AND_PROCESSES_DO_NOT_KNOW_WHO_ASKS = noClasses()
            .that()
            .resideInAnyPackage("io.masif.*.store..", "io.masif.*.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.masif.*.http..", "io.masif.*.page..", "io.masif.*.cycle..");

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
