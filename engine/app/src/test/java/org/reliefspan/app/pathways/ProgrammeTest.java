package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.app.pathways.Shipped.Happened;

/** The integrated programme keeps its calendar. */
class ProgrammeTest {
  private static final Shipped PROGRAMME = Shipped.named("integrated_programme");
  private static final double TICK = 1e-5;

  private static double[] days(List<Happened> story, String name) {
    return story.stream()
        .filter(each -> each.name().equals(name))
        .mapToDouble(Happened::day)
        .toArray();
  }

  @Test
  void therapyStartsOneToThreeDaysAfterEachInjection() {
    int injections = 0;
    for (List<Happened> story : PROGRAMME.stories("integrated", 1500)) {
      double[] therapy = days(story, "window_therapy.start");
      double[] surgery = days(story, "surgery");
      for (double day : days(story, "injection")) {
        injections++;
        assertThat(anyBetween(therapy, day + 1, day + 3) || anyBetween(surgery, day, day + 3))
            .as("therapy after the injection of day %s", day)
            .isTrue();
      }
    }
    assertThat(injections).isGreaterThan(400);
  }

  private static boolean anyBetween(double[] days, double from, double until) {
    return DoubleStream.of(days).anyMatch(day -> day >= from - TICK && day <= until + TICK);
  }

  @Test
  void injectionReassessmentAndMaintenanceKeepTheirWeeks() {
    for (List<Happened> story : PROGRAMME.stories("integrated", 500)) {
      requireBetween(days(story, "injection"), 14, 35);
      requireBetween(days(story, "reassessment"), 28, 49);
      requireBetween(days(story, "maintenance_visit"), 56, 84);
    }
  }

  private static void requireBetween(double[] days, double from, double until) {
    for (double day : days) {
      assertThat(day).isBetween(from - TICK, until + TICK);
    }
  }

  /** Requests and beginnings apart, which come with what follows them. */
  @ParameterizedTest
  @ValueSource(strings = {"usual", "integrated"})
  void aPatientHas30To60EventsInTwoYears(String strategy) {
    double mean =
        PROGRAMME.stories(strategy, 1000).stream()
            .mapToLong(
                story -> story.stream().filter(each -> !isOfAppointment(each.name())).count())
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(30.0, 60.0);
  }

  private static boolean isOfAppointment(String name) {
    return name.endsWith(".request") || name.endsWith(".start");
  }
}
