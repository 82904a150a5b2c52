package org.reliefspan.simulation.clinic;

import java.util.List;
import org.reliefspan.simulation.clinic.ClinicSpec.DefectRates;
import org.reliefspan.simulation.clinic.ClinicSpec.Dropout;
import org.reliefspan.simulation.clinic.ClinicSpec.EffectSpec;
import org.reliefspan.simulation.clinic.ClinicSpec.Effects;
import org.reliefspan.simulation.clinic.ClinicSpec.Events;
import org.reliefspan.simulation.clinic.ClinicSpec.FollowUp;
import org.reliefspan.simulation.clinic.ClinicSpec.NaturalHistorySpec;
import org.reliefspan.simulation.clinic.ClinicSpec.Noise;
import org.reliefspan.simulation.clinic.ClinicSpec.Opioids;
import org.reliefspan.simulation.clinic.ClinicSpec.Population;
import org.reliefspan.simulation.clinic.ClinicSpec.Repeats;
import org.reliefspan.simulation.clinic.ClinicSpec.Rounding;
import org.reliefspan.simulation.clinic.ClinicSpec.Treatment;
import org.reliefspan.simulation.clinic.ClinicSpec.VisitPlan;

/** The values of the named scenarios; docs/methods/synthetic-clinic.md gives their sources. */
final class ClinicScenarios {

  private static final Population POPULATION = new Population(12, 0.55, 0.5, 0.3, 0.25, 0.15, 5);

  private static final Treatment TREATMENT =
      new Treatment(-0.1, -0.9, -0.5, -0.3, -0.2, 0.8, 0.4, 0.7, 0.5, 0.40, 0.95, 0.30, 0.65, 0.15);

  private static final EffectSpec EPIDURAL = new EffectSpec(1.8, 55, 0, 3, 16, 5);
  private static final EffectSpec ABLATION = new EffectSpec(2.2, 355, 0.05, 8, 18, 5);
  private static final EffectSpec SURGERY = new EffectSpec(2, 3650, 0, 30, 18, 5);

  private ClinicScenarios() {}

  static ClinicSpec standard() {
    return new ClinicSpec(
        "default",
        ClinicSpec.DEFAULT_SEED,
        POPULATION,
        TREATMENT,
        new Effects(EPIDURAL, ABLATION, SURGERY, new PainShare.Beta(7, 3), 14, 0.7, 3),
        new NaturalHistorySpec(6, 4, 18, 8, 45, 0.05, 0.25),
        new Noise(5, 0.6, 0.1, 4, 20, Rounding.INSTRUMENT),
        standardVisits(),
        new Dropout(0.012, 0.25, 0.25, 0.4),
        new Events(0.008, 0.5, 0.62, 0.7, 1),
        new Repeats(4, 3, 14, 180, 0.8, 0.35, 0.15, 21, 10),
        new Opioids(0.3, 0.08, 0.05),
        new DefectRates(0.005, 0.003, 0.005, 0.1, 0.003, 0.002));
  }

  private static VisitPlan standardVisits() {
    return new VisitPlan(
        List.of(14, 42, 84, 180, 365, 545, 730, 910, 1095),
        0.3,
        0.55,
        0.65,
        0.55,
        0.35,
        7,
        1.1,
        0.3,
        0.97,
        new FollowUp(240, 540),
        new FollowUp(600, 1000),
        new FollowUp(60, 180));
  }

  static ClinicSpec clean() {
    return new ClinicSpec(
        "clean",
        ClinicSpec.DEFAULT_SEED,
        POPULATION,
        TREATMENT,
        new Effects(EPIDURAL, ABLATION, SURGERY, new PainShare.Fixed(0.6), 14, 0.7, 0),
        new NaturalHistorySpec(0, 0, 0, 0, 45, 0, 0),
        new Noise(0, 0, 0, 0, 0, Rounding.NONE),
        cleanVisits(),
        new Dropout(0, 0, 0, 0),
        new Events(0, 0, 1, 0, 0),
        new Repeats(1, 1, 14, 180, 0, 0, 0, 21, 10),
        new Opioids(0, 0, 0),
        new DefectRates(0, 0, 0, 0, 0, 0));
  }

  private static VisitPlan cleanVisits() {
    return new VisitPlan(
        List.of(14, 28, 42, 63, 84, 130, 180, 270, 365, 455, 545, 640, 730),
        0.3,
        0.8,
        0.8,
        0,
        0,
        7,
        Double.POSITIVE_INFINITY,
        0,
        1,
        new FollowUp(365, 800),
        new FollowUp(600, 1000),
        new FollowUp(120, 200));
  }
}
