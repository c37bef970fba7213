package io.evenkeel.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.service.Services;

/** Who may know whom, and what a decision may not do. */
@AnalyzeClasses(packages = "io.evenkeel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Where everything is decided by immutable values, times and random sources passed in. */
  private static final String[] DECISIONS = {
    "io.evenkeel.core.entity..",
    "io.evenkeel.core.service..",
    "io.evenkeel.core.json..",
    "io.evenkeel.core.builtin..",
    "io.evenkeel.core.view..",
    "io.evenkeel.core.parameter..",
    "io.evenkeel.core.balancing..",
    "io.evenkeel.core.protection..",
    "io.evenkeel.core.load..",
    "io.evenkeel.core.anomaly..",
    "io.evenkeel.core.scaling..",
    "io.evenkeel.core.capacity..",
    "io.evenkeel.core.downing..",
    "io.evenkeel.core.placement..",
    "io.evenkeel.core.simulation",
    "io.evenkeel.core.simulation.replay",
    "io.evenkeel.persistence.fencing",
    "io.evenkeel.intelligence.anomaly",
    "io.evenkeel.http.discovery..",
    "io.evenkeel.examples.shop..",
    "io.evenkeel.examples.bank.."
  };

  @ArchTest
  static final ArchRule coreKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("io.evenkeel.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.evenkeel.sharding..",
              "io.evenkeel.persistence..",
              "io.evenkeel.intelligence..",
              "io.evenkeel.http..",
              "io.evenkeel.examples..");

  @ArchTest
  static final ArchRule shardingKnowsOnlyCore =
      noClasses()
          .that()
          .resideInAPackage("io.evenkeel.sharding..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.evenkeel.persistence..", "io.evenkeel.intelligence..", "io.evenkeel.http..");

  @ArchTest
  static final ArchRule persistenceKnowsOnlyCore =
      noClasses()
          .that()
          .resideInAPackage("io.evenkeel.persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.evenkeel.sharding..", "io.evenkeel.intelligence..", "io.evenkeel.http..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingKnowsTheExamples =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.evenkeel.examples..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.evenkeel.examples..");

  @ArchTest
  static final ArchRule examplesUseThePublicApiOnly =
      noClasses()
          .that()
          .resideInAnyPackage("io.evenkeel.examples.shop..", "io.evenkeel.examples.bank..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..runtime..", "io.evenkeel.core.json..", "io.evenkeel.http..");

  @ArchTest
  static final ArchRule strategiesAreFinal =
      classes().that().implement(BalancingStrategy.class).should().haveModifier(JavaModifier.FINAL);

  /** The ports to entities and to services return streams. */
  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .and()
          .doNotBelongToAnyOf(Entities.class, Services.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "akka..", "scala..", "com.typesafe.config..", "org.slf4j..", "..runtime..")
          .because("a decision must be testable with a list, a seed and an expected value");

  @ArchTest
  static final ArchRule decisionsReadNoClockAndDrawNoChance =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .should(ForbiddenCalls.ofClocksAndRandomSources());

  @ArchTest
  static final ArchRule nothingBlocks =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.evenkeel.http.cli..",
              "io.evenkeel.http.standalone..",
              "io.evenkeel.http.bench..",
              "io.evenkeel.http.drill..",
              "io.evenkeel.persistence.cassandra..")
          .should(ForbiddenCalls.thatBlock());

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.evenkeel.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule messagesAreValues = Messages.areRecordsOrEnums();

  @ArchTest static final ArchRule protocolsAreSealed = Messages.ofEventSourcedBehaviorsAreSealed();
}
