package org.reliefspan.analysis.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.eventlog.ArrivalModel;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.eventlog.TeamRow.OpenDay;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/** Laws, arrivals, hours and stretches. */
class LearnedPartsTest {
  private static final long MONDAY = LogTimesOf.millis("2026-01-05T00:00:00");
  private static final LawChoice LAWS = new LawChoice(11);

  private static double uniform(String what, int i) {
    return Philox.keyed(3, "event log").uniform(0, Purpose.of(what), i);
  }

  private static long[] times(int n, IntToDoubleFunction days) {
    return IntStream.range(0, n)
        .mapToLong(i -> (long) (days.applyAsDouble(i) * Week.DAY))
        .toArray();
  }

  @Test
  void weibullTimesAreFoundAgain() {
    long[] times =
        times(900, i -> 0.5 * Math.pow(-Math.log(uniform("weibull", i)), 1 / 1.7)); // shape 1.7
    LearnedLaw.Family law = LAWS.family(times).orElseThrow();
    if (law.family().equals("weibull")) {
      assertThat(law.parameters().get("shape")).isCloseTo(1.7, within(4 * 0.78 * 1.7 / 30));
      assertThat(law.parameters().get("scale")).isCloseTo(0.5, within(4 * 1.05 / 1.7 * 0.5 / 30));
    } else {
      assertThat(law.parameters().get("q")).isCloseTo(1, within(0.4)); // Weibull where it is 1
    }
    assertThat(LAWS.of(times)).isEqualTo(law);
  }

  @Test
  void twoHumpsBecomeATableWithTheSameMean() {
    long[] times = times(600, i -> (i % 2 == 0 ? 1 : 3) + 0.1 * uniform("humps", i));
    LearnedLaw.Quantiles table = (LearnedLaw.Quantiles) LAWS.of(times);
    List<Double> days = table.days();
    double mean =
        IntStream.range(0, days.size() - 1)
            .mapToDouble(i -> (days.get(i) + days.get(i + 1)) / 2)
            .average()
            .orElseThrow();
    assertThat(mean)
        .isCloseTo(LongStream.of(times).average().orElseThrow() / Week.DAY, within(0.05));
    assertThat(days).isSorted().hasSize(51);
  }

  @Test
  void timesThatAreAllAlikeAreFixed() {
    assertThat(LAWS.of(new long[] {Week.HOUR, Week.HOUR}))
        .isEqualTo(new LearnedLaw.Fixed(1 / 24.0));
  }

  @Test
  void aFewTimesWithZerosKeepTheirMean() {
    LearnedLaw.Quantiles table =
        (LearnedLaw.Quantiles) LAWS.of(new long[] {0, 0, Week.DAY, Week.DAY});
    assertThat(table.days().get(0) + table.days().get(1)).isCloseTo(1, within(1e-12));
  }

  /** Ten a day on workdays from 8 to 16, as independent uniform times. */
  @Test
  void aPatternOfTheWeekIsFound() {
    List<Long> all = new ArrayList<>();
    for (int day = 0; day < 140; day++) {
      for (int i = 0; i < 10 && day % 7 < 5; i++) {
        double hours = 8 + 8 * uniform("arrival" + day, i);
        all.add(MONDAY + day * Week.DAY + (long) (hours * Week.HOUR));
      }
    }
    long[] times = all.stream().mapToLong(each -> each).sorted().toArray();
    ArrivalModel model = new ArrivalChoice(times, 11, LAWS).model();
    assertThat(model.every()).isEmpty();
    assertThat(model.weekday().get(5)).isZero();
    assertThat(model.weekday().get(6)).isZero();
    assertThat(model.hour().get(3)).isZero();
    double perWorkday =
        IntStream.range(0, 24).mapToDouble(h -> model.hour().get(h)).sum()
            / 24
            * model.perDay()
            * model.weekday().get(2);
    assertThat(perWorkday).isCloseTo(10, within(4 * Math.sqrt(10 / 20.0)));
    assertThat(model.hour().get(12) / model.hour().get(9)).isBetween(0.7, 1.4);
  }

  @Test
  void hoursWithoutABeginningAreClosed() {
    long[] starts =
        IntStream.range(0, 500)
            .mapToLong(i -> MONDAY + (i % 5) * Week.DAY + (8 + i % 9) * Week.HOUR)
            .toArray();
    assertThat(OpenHoursFound.of(starts))
        .containsExactly(
            new OpenDay(0, 8, 17),
            new OpenDay(1, 8, 17),
            new OpenDay(2, 8, 17),
            new OpenDay(3, 8, 17),
            new OpenDay(4, 8, 17));
    assertThat(OpenHoursFound.of(Arrays.copyOf(starts, 5))).isEmpty(); // too few to tell
  }

  /** Busy 8 to 10 by two of two, one of two from 10 to 11, closed from 17 on. */
  @Test
  void stretchesAreWhereNobodyIsFree() {
    long eight = MONDAY + 8 * Week.HOUR;
    Stretches stretches =
        Stretches.of(
            new long[] {eight, eight, eight + Week.HOUR},
            new long[] {eight + Week.HOUR, eight + 3 * Week.HOUR, eight + 2 * Week.HOUR},
            2,
            List.of(new OpenDay(0, 8, 17), new OpenDay(1, 8, 17)));
    assertThat(stretches.since(eight + Week.HOUR + 1)).isEqualTo(MONDAY); // closed before
    assertThat(stretches.since(eight + 2 * Week.HOUR)).isEqualTo(MONDAY);
    assertThat(stretches.since(eight + 5 * Week.HOUR / 2)).isEqualTo(eight + 5 * Week.HOUR / 2);
    assertThat(stretches.since(MONDAY + 20 * Week.HOUR)).isEqualTo(MONDAY + 17 * Week.HOUR);
  }

  @Test
  void quantilesAndDeviationsAreThoseOfR() {
    SortedSample sample = SortedSample.of(new long[] {4, 1, 10, 7, 3}); // R: quantile(x), sd(x)
    assertThat(sample.quantile(0.25, 1)).isEqualTo(3);
    assertThat(sample.quantile(0.1, 1)).isCloseTo(1.8, within(1e-15));
    assertThat(sample.deviation(1).orElseThrow()).isCloseTo(Math.sqrt(12.5), within(1e-15));
    assertThat(sample.mean(SessionLog.DAY)).isEqualTo(5 / SessionLog.DAY);
  }
}
