package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.numerics.weighting.LeavingProcesses;
import org.reliefspan.numerics.weighting.VisitProcesses;

/** Simulated patients and what R makes of them: {@code informative-visits.R} beside the data. */
class InformativeVisitsGoldenTest {
  private static final List<Horizon> HORIZONS =
      List.of(Horizon.TWO_WEEKS, Horizon.SIX_WEEKS, Horizon.THREE_MONTHS, Horizon.SIX_MONTHS);
  private static final double LEVEL = 0.95;

  private static Map<String, Double> golden;
  private static EpisodeTable table;
  private static Map<String, FunctionRow> rows;
  private static int measure;

  @BeforeAll
  static void estimate() throws IOException {
    golden = new LinkedHashMap<>();
    for (String line : lines("informative-visits-golden.csv")) {
      String[] cells = line.split(",", -1);
      golden.put(cells[0], Double.parseDouble(cells[1].trim()));
    }
    Protocol standard = Protocol.standard();
    FunctionPlan plan = standard.function();
    Protocol protocol =
        standard.with(
            new FunctionPlan(
                plan.procedures(),
                plan.measures(),
                HORIZONS,
                plan.caseMix(),
                plan.analyses(),
                LEVEL,
                List.of()));
    table = protocol.episodes(patients());
    measure = protocol.position(Protocol.ODI);
    rows = new LinkedHashMap<>();
    for (FunctionRow row : FunctionEstimates.of(table, protocol.function(), 20).rows()) {
      if (row.measure().equals("odi")) {
        rows.put(row.quantity() + "_" + row.horizon(), row);
      }
    }
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(InformativeVisitsGoldenTest.class.getResourceAsStream(name))) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(1, lines.size());
    }
  }

  private static List<Patient> patients() throws IOException {
    Map<Long, List<Event>> events = new TreeMap<>();
    for (String line : lines("informative-visits.csv")) {
      String[] cells = line.split(",", -1);
      List<Event> own =
          events.computeIfAbsent(
              Long.parseLong(cells[0]), id -> new ArrayList<>(List.of(Event.epidural(0))));
      int day = Integer.parseInt(cells[2]);
      int value = Integer.parseInt(cells[3]);
      switch (cells[1]) {
        case "baseline", "score" -> own.add(Event.odi(day, value));
        case "scheduled" -> {
          own.add(Event.scheduledVisit(day));
          own.add(Event.odi(day, value));
        }
        case "surgery" -> own.add(Event.surgery(day));
        default -> {
          own.add(Event.endOfObservation(day));
          own.add(Event.covariate("end_reason", value == 3 ? "discharged_well" : "lost"));
        }
      }
    }
    List<Patient> patients = new ArrayList<>();
    events.forEach((id, own) -> patients.add(new Patient(id, own)));
    return patients;
  }

  private static Estimate.Point point(String quantity, Horizon horizon) {
    FunctionRow row = Objects.requireNonNull(rows.get(quantity + "_" + horizon.id()));
    return (Estimate.Point) row.estimate();
  }

  private static double golden(String name) {
    return Objects.requireNonNull(golden.get(name), name);
  }

  private static double width(Estimate.Point point) {
    Interval limits = point.limits().orElseThrow();
    return (limits.upper() - limits.lower()) / 2;
  }

  private static FollowUps followUps() {
    int rule = table.plan().ruleOf(Protocol.EPIDURAL.id());
    return FollowUps.of(table, rule, measure, 240, episode -> true);
  }

  @Test
  void repeatedMeasuresAreThoseOfGls() {
    for (Horizon horizon : HORIZONS) {
      Estimate.Point gain = point("mean_gain_mmrm", horizon);
      assertThat(gain.value()).isCloseTo(golden("mmrm_gain_" + horizon.id()), within(1e-5));
      double error = golden("mmrm_se_" + horizon.id());
      double least = new TDistribution(1e6).inverseCumulativeProbability(0.975) * error;
      double most = new TDistribution(60).inverseCumulativeProbability(0.975) * error;
      assertThat(width(gain)).isBetween(least, most);
    }
  }

  @Test
  void intensitiesAreThoseOfCoxph() {
    FollowUps followUps = followUps();
    ScoreHistory history = new ScoreHistory(followUps, Protocol.ODI);
    VisitProcesses visits =
        VisitProcesses.fit(VisitDesign.of(followUps, history).rows(), VisitDesign.PROCESSES);
    for (int process = 0; process < 2; process++) {
      for (int j = 0; j < 3; j++) {
        double expected = golden("visit%d_%d".formatted(process + 1, j + 1));
        assertThat(visits.coefficients(process)[j]).isCloseTo(expected, within(1e-7));
      }
    }
  }

  @Test
  void leavingIsThatOfGlm() {
    FollowUps followUps = followUps();
    ScoreHistory history = new ScoreHistory(followUps, Protocol.ODI);
    LeavingProcesses leaving = LeavingDesign.of(followUps, history).everyReason();
    assertThat(leaving.modelled()).isEqualTo(3);
    int[] reasons = {3, 4, 6};
    for (int model = 0; model < reasons.length; model++) {
      long leavers = 0;
      for (int row = 0; row < followUps.size(); row++) {
        leavers += followUps.leaving(row).number() == reasons[model] ? 1 : 0;
      }
      assertThat((double) leavers).isEqualTo(golden("leavers_" + reasons[model]));
      for (int j = 0; j < 6; j++) {
        double expected = golden("leaving%d_%d".formatted(reasons[model], j + 1));
        assertThat(leaving.coefficients(model)[j]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void weightedMeansAndTheirStackedErrorsAgree() {
    for (Horizon horizon : HORIZONS) {
      Estimate.Point gain = point("mean_gain_weighted", horizon);
      assertThat(gain.value()).isCloseTo(golden("weighted_gain_" + horizon.id()), within(1e-6));
      double weight = golden("mean_weight_" + horizon.id());
      assertThat(point("mean_weight", horizon).value()).isCloseTo(weight, within(1e-7));
      assertThat(width(gain))
          .isCloseTo(golden("weighted_half_width_" + horizon.id()), within(2e-5));
    }
  }
}
