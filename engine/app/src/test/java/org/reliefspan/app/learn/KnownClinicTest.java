package org.reliefspan.app.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.eventlog.Learning;
import org.reliefspan.analysis.eventlog.LogReplay;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.LearnedRelease;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.ReplayedFigure;
import org.reliefspan.domain.eventlog.RouteRow;
import org.reliefspan.domain.eventlog.SessionLog;

/** A clinic with a delay, a queue and a way back, learned from one of its logs. */
class KnownClinicTest {
  private static final int CASES = 1500;
  private static final FacilityWorld TRUTH =
      new FacilityWorld(
          """
          pathway: {name: truth}
          time: {unit: day, horizon: 10000}
          attributes: {next: '"none"'}
          states: {here: {}, gone: {final: true}}
          start: here
          events:
            come: {in: here, after: {at: 0}, request: desk}
            leave: {in: here, when: 'next == "end"', after: {fixed: 0}, go: gone}
          activities:
            desk: {duration: 0.01, done: {request: intake}}
            intake: {duration: {log_normal: {mean: 0.4, sd: 0.2}}, done: {request: therapy}}
            therapy:
              window: {target: {weibull: {shape: 2, scale: 7}}}
              duration: {gamma: {mean: 0.05, sd: 0.02}}
              done:
                set: {next: {draw: {categories: {therapy: 0.4, end: 0.6}}}}
                request: {therapy: 'next == "therapy"'}
          outcomes: {none: {}}
          """,
          """
          facility: {name: truth}
          resources: {clerk: {count: 3}, nurse: {count: 1}, therapist: {count: 6}}
          steps: {desk: {needs: {clerk: 1}}, intake: {needs: {nurse: 1}}, therapy: {needs: {therapist: 1}}}
          arrivals: {all: {rate: 1.5, number: 1500}}
          """);

  private static LearnedClinic learned;
  private static Publishable<LearnedClinic> published;
  private static LearnedFiles files;

  @BeforeAll
  static void learn() {
    SessionLog log = TRUTH.logs(CASES, 1).get(0);
    learned = Learning.of(log, new Learning.Settings("again", "truth.csv", 11, List.of()));
    published = LearnedRelease.publish(learned, DisclosurePolicy.standard());
    files = LearnedFiles.of(published);
  }

  private static ActivityRow activity(String id) {
    return learned.activities().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static LearnedLaw.Family family(LearnedLaw law) {
    return (LearnedLaw.Family) law;
  }

  @Test
  void durationsAreOfTheirFamily() {
    LearnedLaw.Family intake = family(activity("intake").duration());
    assertThat(intake.family()).isIn("log_normal", "generalised_gamma");
    assertThat(activity("intake").minutes().mean())
        .isCloseTo(0.4 * 1440, within(4 * 0.2 * 1440 / Math.sqrt(CASES)));
  }

  @Test
  void aDelayIsLearnedAndNoWaitForTherapists() {
    ActivityRow therapy = activity("therapy");
    LearnedLaw.Family delay = family(therapy.delay().orElseThrow());
    assertThat(delay.family()).isIn("weibull", "generalised_gamma");
    assertThat(therapy.before().delay() / 24)
        .isCloseTo(7 * Math.sqrt(Math.PI) / 2, within(4 * 3.25 / Math.sqrt(CASES / 0.6)));
    assertThat(therapy.before().resource()).isLessThan(0.05 * therapy.before().delay());
    assertThat(therapy.gathers()).isEqualTo(1);
  }

  @Test
  void aQueueIsNoDelay() {
    ActivityRow intake = activity("intake");
    assertThat(intake.delay()).isEmpty();
    assertThat(intake.before().hours()).isGreaterThan(4);
    assertThat(intake.before().resource()).isCloseTo(intake.before().hours(), within(1e-9));
    assertThat(activity("desk").duration()).isInstanceOf(LearnedLaw.Fixed.class);
  }

  @Test
  void ratesAndProbabilitiesAreWithinTheirErrors() {
    assertThat(learned.arrivals().every()).isEmpty();
    assertThat(learned.arrivals().hasPattern()).isFalse();
    assertThat(learned.arrivals().perDay()).isCloseTo(1.5, within(4 * 1.5 / Math.sqrt(CASES)));
    RouteRow again =
        learned.routes().stream()
            .filter(row -> row.from().equals("therapy") && row.to().equals("therapy"))
            .findFirst()
            .orElseThrow();
    assertThat(again.probability()).isCloseTo(0.4, within(4 * Math.sqrt(0.24 / (CASES / 0.6))));
  }

  @Test
  void whatIsWrittenPassesTheCheckAndHidesSmallCounts() {
    assertThat(PathwayFile.parse(Path.of("pathway.yaml"), files.pathway()).findings()).isEmpty();
    published
        .content()
        .routes()
        .forEach(row -> assertThat(row.count().orElseThrow() % 11).isZero());
    published.content().traces().forEach(row -> assertThat(row.cases()).isGreaterThanOrEqualTo(11));
    assertThat(published.content().traces().stream().mapToLong(row -> row.cases()).sum())
        .isEqualTo(CASES);
  }

  /** Both the log and its replays vary, so their difference has the error of both. */
  @Test
  void theReplayIsWithinTheErrorOfTheLog() {
    int replications = 12;
    List<SessionLog> logs =
        new FacilityWorld(files.pathway(), files.replay()).logs(CASES, replications);
    Map<String, String> teams = new HashMap<>();
    learned.activities().forEach(row -> teams.put(row.id(), row.team()));
    List<String> seen = new ArrayList<>();
    for (ReplayedFigure row : LogReplay.of(published.content(), teams, logs)) {
      if (row.observed().quantity().matches("(throughput|processing).*(mean|q1|median|q3)")) {
        double error = row.deviation() * Math.sqrt(1 + 1.0 / replications);
        assertThat(row.simulated())
            .as(row.observed().quantity())
            .isCloseTo(row.observed().value(), within(4 * error));
        assertThat(row.simulated() / row.observed().value())
            .as(row.observed().quantity())
            .isBetween(0.93, 1.07);
        seen.add(row.observed().quantity());
      }
    }
    assertThat(seen).hasSize(5);
  }
}
