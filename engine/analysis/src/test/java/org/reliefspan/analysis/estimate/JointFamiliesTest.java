package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.Population;

/** Log-normal durations around 100 days after an epidural, planned slots and visits in pain. */
class JointFamiliesTest {
  private static final double MEDIAN = 100;
  private static final Protocol ANY = Protocol.standard().withFamilies(HeadlineFamily.values());
  private static final List<Patient> PATIENTS = patients(500, true);

  private static List<Patient> patients(int number, boolean unscheduled) {
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < number; subject++) {
      patients.add(new Patient(subject, events(new SplittableRandom(subject), unscheduled)));
    }
    return patients;
  }

  private static List<Event> events(SplittableRandom random, boolean unscheduled) {
    double loss = random.nextDouble() < 0.8 ? MEDIAN * Math.exp(0.6 * random.nextGaussian()) : 0;
    int end = 300 + random.nextInt(300);
    List<Event> events = new ArrayList<>(List.of(Event.nrs(-1, 8), Event.epidural(0)));
    for (int day = 15; day < end; day++) {
      boolean relief = day < loss;
      boolean comes = random.nextDouble() < (relief ? 0.003 : 0.02);
      boolean keeps = random.nextDouble() < (relief ? 0.5 : 0.8);
      if (day % 20 == 0 && keeps) {
        events.add(Event.scheduledVisit(day));
        events.add(Event.nrs(day, relief ? 2 : 8));
      } else if (day % 20 == 0) {
        events.add(Event.visit("scheduled", Attendance.MISSED, day));
      } else if (comes && unscheduled) {
        events.add(Event.visit("patient", Attendance.ATTENDED, day));
        events.add(Event.nrs(day, relief ? 2 : 8));
      }
    }
    events.add(Event.endOfObservation(end));
    return events;
  }

  private static StudyResults results(Protocol protocol) {
    EpisodeTable table = protocol.episodes(PATIENTS);
    return StudyEstimates.of(table, protocol.study())
        .results(table, protocol.study(), KnownTruth.none(), List.of());
  }

  private static ReliefRow headline(StudyResults results) {
    return results.relief().stream()
        .filter(row -> row.key().population().equals(Population.RESPONDERS.id()))
        .filter(row -> row.quantity().equals("duration_median"))
        .findFirst()
        .orElseThrow();
  }

  private static List<ReliefRow> families(StudyResults results, String quantity) {
    return results.sensitivity().stream()
        .filter(row -> row.analysis().equals("duration_family"))
        .map(SensitivityRow::row)
        .filter(row -> row.quantity().equals(quantity))
        .toList();
  }

  private static double value(ReliefRow row) {
    return ((Estimate.Point) row.estimate()).value();
  }

  @Test
  void theFamilyWithTheSmallestCriterionLeads() {
    StudyResults results = results(ANY);
    List<ReliefRow> criteria = families(results, "aic");
    ReliefRow smallest =
        criteria.stream().min(Comparator.comparingDouble(JointFamiliesTest::value)).orElseThrow();
    ReliefRow headline = headline(results);
    assertThat(criteria).hasSize(4);
    assertThat(headline.key().estimator())
        .isEqualTo(smallest.key().estimator())
        .isNotEqualTo("joint_weibull");
    assertThat(value(headline)).isCloseTo(MEDIAN, within(0.1 * MEDIAN));
    assertThat(headline.note()).contains("have the smallest AIC of those allowed", "weibull ");
    assertThat(results.headlines().get(0).sentence())
        .contains(headline.key().estimator() + "; durations that fit best");
    assertThat(families(results, "alike_families_median_ratio"))
        .singleElement()
        .satisfies(row -> assertThat(value(row)).isGreaterThanOrEqualTo(1));
  }

  @Test
  void aFamilyThatTheStudyNamesIsObeyedAndABetterOneNamed() {
    StudyResults any = results(ANY);
    StudyResults named = results(Protocol.standard().withFamilies(HeadlineFamily.WEIBULL));
    ReliefRow headline = headline(named);
    assertThat(headline.key().estimator()).isEqualTo("joint_weibull");
    assertThat(families(named, "aic")).hasSize(4);
    assertThat(named.relief())
        .filteredOn(row -> row.key().estimator().equals("joint_weibull"))
        .anyMatch(row -> row.note().contains("as the study asks") || hasReason(row));
    String best = headline(any).key().estimator().replace("joint_", "");
    assertThat(headline.note() + reason(headline))
        .containsAnyOf(best + " durations have a smaller one", "fit clearly better");
  }

  private static boolean hasReason(ReliefRow row) {
    return row.estimate() instanceof Estimate.NotEstimable;
  }

  private static String reason(ReliefRow row) {
    return row.estimate() instanceof Estimate.NotEstimable missing ? missing.reason() : "";
  }

  @Test
  void scheduledScoresAreReadWithoutTheVisitsThatPatientsAskedFor() {
    Protocol protocol = Protocol.standard().withFamilies(HeadlineFamily.LOGNORMAL);
    List<ReliefRow> with = scheduled(protocol, PATIENTS);
    List<ReliefRow> without = scheduled(protocol, patients(500, false));
    assertThat(with).isNotEmpty().isEqualTo(without);
    ReliefRow median =
        with.stream()
            .filter(row -> row.quantity().equals("duration_median"))
            .filter(row -> row.key().population().equals(Population.RESPONDERS.id()))
            .findFirst()
            .orElseThrow();
    assertThat(value(median)).isCloseTo(MEDIAN, within(0.15 * MEDIAN));
    assertThat(median.note()).startsWith("scores of planned slots alone, kept or missed");
    double headline = value(headline(results(protocol)));
    assertThat(value(median)).isNotCloseTo(headline, within(1e-6));
  }

  private static List<ReliefRow> scheduled(Protocol protocol, List<Patient> patients) {
    return Cells.estimates(protocol, patients).sensitivity().stream()
        .filter(row -> row.analysis().equals("scheduled_scores"))
        .map(SensitivityRow::row)
        .filter(row -> row.key().estimator().equals("joint_lognormal"))
        .toList();
  }

  /** What is kept of a cell for pooling holds neither its histories nor its fit. */
  @Test
  void aCellThatIsDoneLetsGoOfItsHistories() {
    ReliefCell cell = Cells.ofEpidurals(Protocol.standard(), PATIENTS.subList(0, 200));
    Optional<JointEstimates.Joint> joint =
        JointEstimates.write(
            cell, Optional.empty(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<WeakReference<Object>> left =
        Arrays.asList(
            new WeakReference<>(joint.orElseThrow().histories()),
            new WeakReference<>(joint.orElseThrow().headline().orElseThrow()));
    GroupPooling.Member member = GroupPooling.Member.of(cell, joint, 10);
    joint = Optional.empty();
    for (int attempt = 0;
        attempt < 50 && left.stream().anyMatch(one -> one.get() != null);
        attempt++) {
      System.gc();
    }
    assertThat(left).allMatch(one -> one.get() == null);
    assertThat(member.median()).isPresent();
    assertThat(joint).isEmpty();
  }
}
