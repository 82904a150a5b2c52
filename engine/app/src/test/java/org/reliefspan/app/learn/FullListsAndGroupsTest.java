package org.reliefspan.app.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.FacilitySpec;

/** Lists that begin when they are full, and patients who arrive together, against formulas. */
class FullListsAndGroupsTest {
  private static final int CASES = 4000;
  private static final int REPLICATIONS = 10;
  private static final String PATHWAY =
      """
      pathway: {name: two_steps}
      time: {unit: day, horizon: 100000}
      states: {here: {}, gone: {final: true}}
      start: here
      events: {come: {in: here, after: {at: 0}, request: first}}
      activities:
        first: {duration: %s, done: {request: second}}
        second: {duration: %s, done: {go: gone}}
      outcomes: {none: {}}
      """;

  private static List<SessionLog> logs(String first, String second, String facility) {
    return new FacilityWorld(PATHWAY.formatted(first, second), facility).logs(CASES, REPLICATIONS);
  }

  private static double[] waits(SessionLog log) {
    return IntStream.range(0, log.cases())
        .filter(c -> log.afterLast(c) - log.first(c) == 2)
        .mapToDouble(c -> (log.start(log.first(c) + 1) - log.end(log.first(c))) / SessionLog.DAY)
        .toArray();
  }

  private static double[] means(List<SessionLog> logs) {
    return logs.stream()
        .mapToDouble(log -> Arrays.stream(waits(log)).average().orElseThrow())
        .toArray();
  }

  /** Mean of means within so many standard errors of a truth. */
  private static void assertMean(double[] means, double truth) {
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum();
    double error = Math.sqrt(squares / (means.length - 1) / means.length);
    assertThat(mean).isCloseTo(truth, within(4 * error));
    assertThat(error).isLessThan(0.05 * truth);
  }

  /** The i-th of n who gather waits for n - i arrivals: on average (n - 1) / (2 rate). */
  @Test
  void whoGathersWaitsForTheOthers() {
    List<SessionLog> logs =
        logs(
            "0",
            "0.001",
            """
            facility: {name: gathering}
            resources: {door: {count: 9}, room: {count: 9}}
            steps: {first: {needs: {door: 1}}, second: {needs: {room: 1}, lists: {full: 4}}}
            arrivals: {all: {rate: 0.5, number: 4000}}
            """);
    assertMean(means(logs), 3 / (2 * 0.5));
    assertThat(waits(logs.get(0))).hasSize(CASES);
  }

  @Test
  void theLastListIsNotFullAndDoesNotBegin() {
    List<SessionLog> logs =
        logs(
            "0",
            "0.001",
            """
            facility: {name: gathering}
            resources: {door: {count: 9}, room: {count: 9}}
            steps: {first: {needs: {door: 1}}, second: {needs: {room: 1}, lists: {full: 3}}}
            arrivals: {all: {rate: 0.5, number: 500}}
            """);
    assertThat(waits(logs.get(0))).hasSize(498);
  }

  /** One room: those of a list follow one another. */
  @Test
  void aFullListIsServedOneAfterTheOther() {
    SessionLog log =
        logs(
                "0",
                "0.25",
                """
                facility: {name: gathering}
                resources: {door: {count: 9}, room: {count: 1}}
                steps: {first: {needs: {door: 1}}, second: {needs: {room: 1}, lists: {full: 2}}}
                arrivals: {all: {every: 2, number: 10}}
                """)
            .get(0);
    assertThat(waits(log)).containsExactly(2, 0.25, 2, 0.25, 2, 0.25, 2, 0.25, 2, 0.25);
  }

  /**
   * Bulk arrivals of two to one exponential server (Chaudhry and Templeton 1983, A first course in
   * bulk queues): L = rho (1 + E X^2 / E X) / (2 (1 - rho)), so 1.5 at rho = 0.5.
   */
  @Test
  void pairsWaitAsBulkArrivalsDo() {
    List<SessionLog> logs =
        logs(
            "0",
            "{exponential: {mean: 0.5}}",
            """
            facility: {name: pairs}
            resources: {door: {count: 9}, room: {count: 1}}
            steps: {first: {needs: {door: 1}}, second: {needs: {room: 1}}}
            arrivals: {all: {rate: 0.5, together: 2, number: 4000}}
            """);
    assertMean(means(logs), 1.5 - 0.5);
  }

  @Test
  void groupsHaveTheSharesThatAreWritten() {
    SessionLog log =
        logs(
                "0",
                "0",
                """
                facility: {name: groups}
                resources: {door: {count: 9}, room: {count: 9}}
                steps: {first: {needs: {door: 1}}, second: {needs: {room: 1}}}
                arrivals: {all: {rate: 1, together: {1: 0.5, 3: 0.5}, number: 4000}}
                """)
            .get(0);
    long groups =
        IntStream.range(0, log.cases()).map(log::first).mapToLong(log::start).distinct().count();
    // 4000 / 2 groups, with the variance 1 of their size: sd sqrt(4000 / 8)
    assertThat((double) groups).isCloseTo(2000, within(4 * Math.sqrt(4000 / 8.0)));
  }

  private static FacilityFile facility(String steps, String arrivals) {
    PathwayFile pathway =
        PathwayFile.parse(Path.of("pathway.yaml"), PATHWAY.formatted("0.1", "0.1"));
    return FacilityFile.parse(
        Path.of("facility.yaml"),
        """
        facility: {name: written}
        resources: {room: {count: 2}}
        steps: {first: {needs: {room: 1}}, second: {needs: {room: 1}, lists: %s}}
        arrivals: {all: %s}
        run: {until: 100}
        """
            .formatted(steps, arrivals),
        pathway.spec().orElseThrow());
  }

  @Test
  void listsAndGroupsAreRead() {
    FacilitySpec spec =
        facility("{full: 3}", "{rate: 2, together: {1: 0.25, 2: 0.75}}").spec().orElseThrow();
    assertThat(((Access.Lists) spec.steps().get(1).access()).when())
        .isEqualTo(new Access.Gathered(3));
    ArrivalSpec.Together together = (ArrivalSpec.Together) spec.arrivals().get(0).when();
    assertThat(together.sizes()).containsExactly(1, 2);
    assertThat(together.shares()).containsExactly(0.25, 0.75);
    assertThat(together.groups()).isInstanceOf(ArrivalSpec.Poisson.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{full: 0}|{rate: 1}|must be at least 1",
        "{full: 3, every: 7}|{rate: 1}|belongs to lists that have times",
        "{full: 3}|{at: [1, 2], together: 2}|does not go with \"at\"",
        "{full: 3}|{rate: 1, together: {1: 0.5, 2: 0.4}}|must sum to 1",
        "{full: 3}|{rate: 1, together: {one: 1}}|must stand under a whole number",
        "{full: 3}|{rate: 1, together: 0}|A size must be at least 1",
        "{full: 3}|{rate: -1, together: 2}|cannot be a rate",
      })
  void mistakesInListsAndGroupsAreFindings(String lists, String arrivals, String words) {
    FacilityFile file = facility(lists, arrivals);
    assertThat(file.spec()).isEmpty();
    assertThat(file.findings().toString()).contains(words);
  }
}
