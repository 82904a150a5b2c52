package org.reliefspan.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.DumpSettings;
import picocli.CommandLine;

/** A law that nobody can break says nothing; here is somebody who breaks them. */
class LawsCanBeBrokenTest {

  /** Breaks what can be broken. */
  static final class TrespassingHelper {
    private TrespassingHelper() {}

    static String trespass(Path file) {
      return Instant.now()
          + ""
          + System.nanoTime()
          + new Random(1).nextInt()
          + Locale.getDefault()
          + DumpSettings.builder().build().getWidth()
          + new CommandLine(file)
          + org.apache.spark.sql.SparkSession.builder();
    }
  }

  static Stream<ArchRule> laws() {
    return Stream.of(
        HouseLawsTest.NOBODY_READS_THE_CLOCK,
        HouseLawsTest.ONLY_THE_STOPWATCH_MEASURES_TIME,
        HouseLawsTest.LUCK_HAS_AN_ADDRESS,
        HouseLawsTest.NOBODY_ASKS_WHERE_THE_USER_LIVES,
        HouseLawsTest.YAML_STAYS_IN_ITS_ROOM,
        HouseLawsTest.THE_COMMAND_LINE_STAYS_IN_ITS_ROOM,
        HouseLawsTest.ONLY_SPARK_SEES_SPARK,
        HouseLawsTest.FOLDERS_CARRY_THE_WORDS_OF_THE_FIELD);
  }

  private static final JavaClasses TRESPASSER =
      new ClassFileImporter().importClasses(TrespassingHelper.class);

  @ParameterizedTest
  @MethodSource("laws")
  void aTrespasserIsCaughtByEachLaw(ArchRule law) {
    assertThat(law.allowEmptyShould(true).evaluate(TRESPASSER).hasViolation()).isTrue();
  }

  @Test
  void theTrespasserLivesInARoom() {
    assertThat(HouseLawsTest.EVERY_CLASS_LIVES_IN_A_ROOM.evaluate(TRESPASSER).hasViolation())
        .isFalse();
  }
}
