package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.simulation.model.Program;

/** Patients who are led step by step by somebody else who places their appointments. */
class AppointmentsTest {
  private static Program program() {
    ActivitySpec visit =
        new ActivitySpec(
            "visit",
            true,
            List.of(),
            new ActivitySpec.Window(
                Written.of(2),
                new AttributeSpec.Drawn(PathwayText.law(Law.Family.GAMMA, "mean", "9", "sd", "4")),
                Written.of(12)),
            new AttributeSpec.Fixed(Written.of(0.5)),
            Map.of(),
            Written.of(0),
            new ActivitySpec.NoShow(
                Written.of(0.2),
                Optional.of(new ActivitySpec.Rebook(Written.of(3), Written.of(1))),
                Consequences.NONE),
            new ActivitySpec.LateCancel(Written.of(0.1), Written.of(1.5), Consequences.NONE),
            Optional.empty(),
            Consequences.NONE,
            new Consequences(
                Map.of(), Map.of(), PathwayText.texts("n", "time"), Map.of(), List.of()),
            Consequences.NONE,
            Consequences.NONE,
            ActivitySpec.Waiting.ENDLESS,
            Place.NONE);
    EventSpec ask =
        new EventSpec(
            "ask",
            List.of(),
            Optional.empty(),
            new EventSpec.After(PathwayText.law(Law.Family.EXPONENTIAL, "mean", "10")),
            EventSpec.Clock.RESET,
            Optional.empty(),
            new Consequences(
                Map.of(), Map.of(), Map.of(), PathwayText.texts("visit", "TRUE"), List.of()),
            Place.NONE);
    PathwaySpec spec =
        new PathwaySpec(
            "test",
            "",
            "",
            new TimeSpec(
                TimeUnit.DAY,
                Written.of(200),
                Optional.empty(),
                TimeSpec.Correction.NONE,
                TimeSpec.DEFAULT_TICKS),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new StateSpec("home", Map.of(), false, Place.NONE)),
            PathwayText.texts("home", "1"),
            List.of(),
            List.of(ask),
            List.of(),
            List.of(
                new OutcomeSpec("n", Optional.empty(), OutcomeSpec.Discount.NONE, "", Place.NONE)),
            List.of(),
            Optional.empty(),
            List.of(visit),
            List.of(),
            List.of(),
            List.of());
    return Program.of(ResolvedPathway.of(spec).strategies().get(0).model(), Map.of());
  }

  /** Runs a patient whose appointments begin some ticks after their targets. */
  private static double led(Program program, long patient, long delay) {
    EventRun run = new EventRun(program, Readings.none(program));
    double[] gains = new double[1];
    List<Long> places = new ArrayList<>();
    Appointments later =
        (activity, earliest, target, latest) -> {
          if (target + delay <= latest) {
            places.add(target + delay);
          }
          return RunningClock.NEVER;
        };
    run.begin(new LedPatient.Start(program.luck(1, 0), patient, later), gains, 0, Watch.NOTHING);
    while (run.nextTick() != RunningClock.NEVER) {
      long now = run.nextTick();
      run.step();
      places.forEach(tick -> run.place(0, tick, now));
      places.clear();
    }
    run.end();
    return gains[0];
  }

  @Test
  void whoPlacesAppointmentsAtTheirTargetsGetsTheSameBits() {
    Program program = program();
    EventRun alone = new EventRun(program, Readings.none(program));
    double[] gains = new double[1];
    double sum = 0;
    for (long patient = 0; patient < 300; patient++) {
      alone.run(program.luck(1, 0), patient, gains, 0, Watch.NOTHING);
      assertThat(led(program, patient, 0)).isEqualTo(gains[0]);
      sum += gains[0];
    }
    assertThat(sum).isPositive();
  }

  @Test
  void whoPlacesThemLaterHasThemLater() {
    Program program = program();
    int changed = 0;
    for (long patient = 0; patient < 50; patient++) {
      changed += led(program, patient, 1 << 20) == led(program, patient, 0) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(40);
  }
}
