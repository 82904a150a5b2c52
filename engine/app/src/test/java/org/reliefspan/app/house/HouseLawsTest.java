package org.reliefspan.app.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The laws of the house; each says why it holds and what to do instead. */
@AnalyzeClasses(
    packages = "org.reliefspan",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      HouseLawsTest.OnlyTheModulesOfTheEngine.class
    })
class HouseLawsTest {
  private static final List<String> UNPUBLISHED =
      List.of(
          "org.reliefspan.domain.estimate",
          "org.reliefspan.domain.eventlog",
          "org.reliefspan.domain.simulation");

  private static final String CLOCK =
      "a result is a function of study, data and seed; no clock may have a say in it";

  /** The benchmarks and the notebooks are visitors, not rooms of the house. */
  static final class OnlyTheModulesOfTheEngine implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return Stream.of("/benchmarks/", "/notebooks/", "-tests.jar").noneMatch(location::contains);
    }
  }

  @ArchTest
  static final ArchRule IMPORTS_POINT_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("numerics")
          .definedBy("org.reliefspan.numerics..")
          .layer("domain")
          .definedBy("org.reliefspan.domain..")
          .layer("analysis")
          .definedBy("org.reliefspan.analysis..")
          .layer("simulation")
          .definedBy("org.reliefspan.simulation..")
          .layer("report")
          .definedBy("org.reliefspan.report..")
          .layer("spark")
          .definedBy("org.reliefspan.spark..")
          .layer("app")
          .definedBy("org.reliefspan.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("spark")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("simulation")
          .mayOnlyBeAccessedByLayers("spark", "app")
          .whereLayer("analysis")
          .mayOnlyBeAccessedByLayers("spark", "app")
          .whereLayer("domain")
          .mayOnlyBeAccessedByLayers("analysis", "simulation", "report", "spark", "app")
          .whereLayer("numerics")
          .mayOnlyBeAccessedByLayers("domain", "analysis", "simulation", "spark", "app")
          .because(
              "data go once around the house and no stage reads from a later one; move what two"
                  + " rooms need to a room below both");

  @ArchTest
  static final ArchRule EVERY_CLASS_LIVES_IN_A_ROOM =
      classes()
          .should()
          .resideInAnyPackage(
              "org.reliefspan.numerics..",
              "org.reliefspan.domain..",
              "org.reliefspan.analysis..",
              "org.reliefspan.simulation..",
              "org.reliefspan.report..",
              "org.reliefspan.spark..",
              "org.reliefspan.app..")
          .because("a class outside the seven modules escapes every other law");

  @ArchTest
  static final ArchRule ONLY_SPARK_SEES_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.reliefspan.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..")
          .because("Spark adapts and Java computes: ask a service of org.reliefspan.spark");

  @ArchTest
  static final ArchRule ROWS_STAY_IN_THEIR_PACKAGE =
      methods()
          .that()
          .areDeclaredInClassesThat(
              resideInAPackage("org.reliefspan.spark..")
                  .and(
                      DescribedPredicate.describe(
                          "are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC))))
          .and()
          .arePublic()
          .should(mentionNone("org.apache.spark.sql.Row", "org.apache.spark.sql.Dataset"))
          .because("column names of a row are known to one package; give a record or a block");

  @ArchTest
  static final ArchRule ONLY_THE_GATE_ADMITS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.reliefspan.spark.deid")
          .should()
          .callConstructorWhere(target(owner(name("org.reliefspan.spark.deid.DeidentifiedVisits"))))
          .because("raw data enter only through the de-identification gate");

  @ArchTest
  static final ArchRule ONLY_DISCLOSURE_CONTROL_PUBLISHES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.reliefspan.domain.disclosure")
          .should()
          .callConstructorWhere(target(owner(name("org.reliefspan.domain.disclosure.Publishable"))))
          .because("results leave only through disclosure control");

  @ArchTest
  static final ArchRule THE_TWO_DOORS_HAVE_NO_PUBLIC_CONSTRUCTOR =
      constructors()
          .that()
          .areDeclaredInClassesThat(
              DescribedPredicate.describe(
                  "are one of the two doors",
                  type ->
                      type.getSimpleName().equals("DeidentifiedVisits")
                          || type.getSimpleName().equals("Publishable")))
          .should()
          .bePackagePrivate()
          .because("a door with a public constructor is a hole in the wall");

  @ArchTest
  static final ArchRule THE_REPORT_TAKES_ONLY_WHAT_IS_PUBLISHABLE =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.reliefspan.report..")
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .arePublic()
          .should(takeNoUnpublishedResults())
          .because("what disclosure control has not seen must not be rendered; take a Publishable");

  @ArchTest
  static final ArchRule SIMULATED_RESULTS_KNOW_NO_PATIENT =
      noClasses()
          .that()
          .resideInAPackage("org.reliefspan.domain.simulation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.reliefspan.domain.estimate..",
              "org.reliefspan.domain.clinical..",
              "org.reliefspan.domain.fit..",
              "org.reliefspan.domain.intake..",
              "org.reliefspan.domain.study..")
          .because(
              "they leave without disclosure control; what comes from patients leaves through it");

  @ArchTest
  static final ArchRule NOBODY_READS_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
          .orShould()
          .callMethodWhere(
              target(nameStartingWith("system")).and(target(owner(name(Clock.class.getName())))))
          .because(CLOCK);

  @ArchTest
  static final ArchRule ONLY_THE_STOPWATCH_MEASURES_TIME =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.reliefspan.app.service.Stopwatch")
          .should()
          .callMethod(System.class, "nanoTime")
          .because(CLOCK);

  @ArchTest
  static final ArchRule LUCK_HAS_AN_ADDRESS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                  + "|java\\.security\\.SecureRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("random numbers come from Philox, by seed, patient, purpose and occurrence");

  @ArchTest
  static final ArchRule NOBODY_ASKS_WHERE_THE_USER_LIVES =
      noClasses()
          .should()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "getDefault", Locale.Category.class)
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(TimeZone.class, "getDefault")
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .because("equal studies give equal bytes in every country; name Locale.ROOT or UTC");

  @ArchTest
  static final ArchRule YAML_STAYS_IN_ITS_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.reliefspan.app.studyfile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..")
          .because("one reader of files keeps lines and makes findings; ask app.studyfile");

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_STAYS_IN_ITS_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.reliefspan.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("notebooks and Java callers use the same services without a command line");

  @ArchTest
  static final ArchRule NOBODY_CALLS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.reliefspan.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.reliefspan.app.cli..")
          .because("commands are a thin coat over the services, never the other way round");

  @ArchTest
  static final ArchRule WORDS_AND_NUMBERS_OPEN_NO_FILE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.reliefspan.numerics..",
              "org.reliefspan.domain..",
              "org.reliefspan.analysis..",
              "org.reliefspan.simulation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.logging..", "org.slf4j..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File.*|.*Reader|.*Writer|InputStream|OutputStream)")
          .because("files are read and written by spark, report and app; pass the content down");

  @ArchTest
  static final ArchRule FOLDERS_CARRY_THE_WORDS_OF_THE_FIELD =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)")
          .because("a name says what a thing is: a tally, a gate, a ledger");

  @ArchTest static final ArchRule NO_CYCLES_IN_NUMERICS = free("org.reliefspan.numerics.(*)..");

  @ArchTest static final ArchRule NO_CYCLES_IN_DOMAIN = free("org.reliefspan.domain.(*)..");

  @ArchTest static final ArchRule NO_CYCLES_IN_ANALYSIS = free("org.reliefspan.analysis.(*)..");

  @ArchTest static final ArchRule NO_CYCLES_IN_SIMULATION = free("org.reliefspan.simulation.(*)..");

  @ArchTest static final ArchRule NO_CYCLES_IN_SPARK = free("org.reliefspan.spark.(*)..");

  @ArchTest static final ArchRule NO_CYCLES_IN_REPORT = free("org.reliefspan.report.(*)..");

  @ArchTest static final ArchRule NO_CYCLES_IN_APP = free("org.reliefspan.app.(*)..");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses everything) {
    TreeSet<String> unmarked = new TreeSet<>();
    for (JavaClass type : everything) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).as("null is not a value here; add package-info.java").isEmpty();
  }

  @ArchTest
  static void allSevenRoomsAreThere(JavaClasses everything) {
    for (String room :
        List.of("numerics", "domain", "analysis", "simulation", "report", "spark", "app")) {
      assertThat(everything.getPackage("org.reliefspan").getPackage(room).getClassesInPackageTree())
          .as("a law over an empty room holds for nothing: %s", room)
          .isNotEmpty();
    }
  }

  private static ArchRule free(String packages) {
    return slices()
        .matching(packages)
        .should()
        .beFreeOfCycles()
        .because("if two packages need each other, a third thing is trying to be born");
  }

  private static ArchCondition<JavaMethod> mentionNone(String... types) {
    return new ArchCondition<>("mention none of " + List.of(types)) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(
                method.getReturnType().getAllInvolvedRawTypes().stream(),
                method.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
            .filter(type -> List.of(types).contains(type.getName()))
            .forEach(type -> violate(method, type, events));
      }
    };
  }

  /** An {@code Estimate} alone is a number without the counts that disclosure control withholds. */
  private static ArchCondition<JavaMethod> takeNoUnpublishedResults() {
    return new ArchCondition<>("take no results that are not Publishable") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getRawParameterTypes().stream()
            .filter(type -> UNPUBLISHED.contains(type.getPackageName()))
            .filter(type -> !type.getSimpleName().equals("Estimate"))
            .forEach(type -> violate(method, type, events));
      }
    };
  }

  private static void violate(JavaMethod method, JavaClass type, ConditionEvents events) {
    events.add(
        SimpleConditionEvent.violated(
            method, "%s mentions %s".formatted(method.getFullName(), type.getName())));
  }
}
