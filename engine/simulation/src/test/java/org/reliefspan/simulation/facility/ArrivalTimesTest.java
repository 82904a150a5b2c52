package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class ArrivalTimesTest {
  private static final long DAY = Calendars.MINUTES;
  private static final ArrivalTimes.Time PLAIN =
      new ArrivalTimes.Time(DAY, TimeUnit.DAY, Optional.empty());
  private static final ArrivalSpec.Pattern DAYTIME =
      new ArrivalSpec.Turns(1, List.of(0., 8 / 24., 17 / 24.), List.of(0.2, 2., 0.));
  private static final ArrivalSpec.Pattern WEEKDAYS =
      new ArrivalSpec.Turns(7, List.of(0., 5.), List.of(1.4, 0.));

  private static ArrivalTimes.Time local(CalendarTime calendar) {
    return new ArrivalTimes.Time(DAY, TimeUnit.DAY, Optional.of(calendar));
  }

  private static Philox luck(long seed) {
    return ArrivalTimes.luck(seed, "referrals", 0);
  }

  private static List<Long> first(int number, ArrivalTimes times) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(times.next());
    }
    return all;
  }

  /**
   * The sum of the unit exponential numbers up to each arrival lies within the tick it falls in.
   */
  private static void assertInverts(ArrivalTimes times, long seed, LongToDoubleFunction rate) {
    double sum = 0;
    double expected = 0; // arrivals up to a tick
    long tick = 0;
    for (int k = 0; k < 2000; k++) {
      sum -= DetMath.log(luck(seed).uniform(0, Purpose.of("arrival"), k));
      long arrival = times.next();
      for (; tick < arrival; tick++) {
        expected += rate.applyAsDouble(tick);
      }
      assertThat(sum).isGreaterThan(expected - 1e-6);
      assertThat(sum).isLessThan(expected + rate.applyAsDouble(tick) + 1e-6);
    }
  }

  @Test
  void aConstantRateGivesExponentialTimes() {
    Philox luck = luck(1);
    ArrivalTimes times = ArrivalTimes.atRandom(3, List.of(), 0, PLAIN, luck);
    double units = 0;
    for (int k = 0; k < 500; k++) {
      units -= Math.log(luck.uniform(0, Purpose.of("arrival"), k)) / 3;
      assertThat((double) times.next()).isCloseTo(Math.floor(units * DAY), within(1.));
    }
  }

  /** Made by hand: -log(u) is passed at 2 per tick until 10, at none until 14, at 1 afterwards. */
  @Test
  void aPauseIsPassedOver() {
    ArrivalSpec.Pattern pattern =
        new ArrivalSpec.Turns(Double.POSITIVE_INFINITY, List.of(0., 10., 14.), List.of(2., 0., 1.));
    ArrivalTimes times =
        ArrivalTimes.atRandom(
            1,
            List.of(pattern),
            0,
            new ArrivalTimes.Time(1, TimeUnit.DAY, Optional.empty()),
            luck(4));
    double sum = 0;
    for (int k = 0; k < 200; k++) {
      sum -= DetMath.log(luck(4).uniform(0, Purpose.of("arrival"), k));
      assertThat(times.next()).isEqualTo((long) (sum < 20 ? sum / 2 : 14 + sum - 20));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void factorsMultiply(long seed) {
    assertInverts(
        ArrivalTimes.atRandom(6, List.of(DAYTIME, WEEKDAYS), 0, PLAIN, luck(seed)),
        seed,
        tick -> {
          long minute = tick % DAY;
          double factor = minute < 480 ? 0.2 : minute < 1020 ? 2 : 0;
          return 6.0 / DAY * factor * (tick % (7 * DAY) < 5 * DAY ? 1.4 : 0);
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, -0.4, 1e-9})
  void ratesGrowByCompoundInterest(double growth) {
    assertInverts(
        ArrivalTimes.atRandom(4, List.of(WEEKDAYS), growth, PLAIN, luck(9)),
        9,
        tick ->
            4.0
                / DAY
                * (tick % (7 * DAY) < 5 * DAY ? 1.4 : 0)
                * Math.pow(1 + growth, (tick + 0.5) / DAY / 365.25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-28T10:15", "2024-10-27T00:00"})
  void aWeekByTheCalendarBeginsOnMonday(String start) {
    CalendarTime calendar = Calendars.of(start, "America/New_York", DAY);
    assertInverts(
        ArrivalTimes.atRandom(
            40,
            List.of(
                new ArrivalSpec.Week(
                    List.of(0, 5 * 1440), List.of(1.4, 0.), OptionalDouble.empty())),
            0,
            local(calendar),
            luck(6)),
        6,
        tick -> 40.0 / DAY * (calendar.dayOfWeek(tick).getValue() <= 5 ? 1.4 : 0));
  }

  @Test
  void monthsGoByTheCalendar() {
    CalendarTime calendar = Calendars.of("2023-11-15T12:00", "America/New_York", DAY);
    List<Double> factor = List.of(2., 2., 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0., 0., 1.);
    assertInverts(
        ArrivalTimes.atRandom(
            2, List.of(new ArrivalSpec.Months(factor)), 0, local(calendar), luck(7)),
        7,
        tick -> 2.0 / DAY * factor.get(calendar.local(tick).getMonthValue() - 1));
  }

  @Test
  void everyHourOfTheWeekHasItsShare() {
    CalendarTime calendar = Calendars.of("2024-01-03T09:00", "Europe/Berlin", DAY);
    List<Integer> from = new ArrayList<>();
    List<Double> factor = new ArrayList<>();
    for (int hour = 0; hour < 168; hour++) {
      from.add(60 * hour);
      factor.add(hour % 24 < 6 ? 0 : 1.0 + hour % 5 + Math.floorDiv(hour, 24) / 2.0);
    }
    ArrivalTimes times =
        ArrivalTimes.atRandom(
            10,
            List.of(new ArrivalSpec.Week(from, factor, OptionalDouble.empty())),
            0,
            local(calendar),
            luck(12));
    double[] counts = new double[168];
    for (long tick = times.next(); tick < 52 * 7 * DAY; tick = times.next()) {
      counts[calendar.hourOfWeek(tick)]++;
    }
    double[] expected =
        factor.stream().mapToDouble(each -> each * 10 / 24 * 52).toArray(); // of a year
    assertThat(DoubleStream.of(counts).sum()).isGreaterThan(5000);
    assertThat(chiSquare(counts, expected)).isBetween(80., 190.); // 126 degrees: 94 to 162 at 2 sd
  }

  @Test
  void everyMonthHasItsShare() {
    CalendarTime calendar = Calendars.utc("2023-01-01T00:00");
    int[] lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    List<Double> factor = new ArrayList<>();
    double[] expected = new double[12];
    for (int month = 0; month < 12; month++) {
      factor.add(1 + 0.1 * month);
      expected[month] = 30 * lengths[month] * (1 + 0.1 * month);
    }
    ArrivalTimes times =
        ArrivalTimes.atRandom(
            30, List.of(new ArrivalSpec.Months(factor)), 0, local(calendar), luck(15));
    double[] counts = new double[12];
    for (long tick = times.next(); tick < 365 * DAY; tick = times.next()) {
      counts[calendar.local(tick).getMonthValue() - 1]++;
    }
    assertThat(chiSquare(counts, expected)).isBetween(3., 28.); // 12 degrees
  }

  private static double chiSquare(double[] counts, double[] expected) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double difference = counts[i] - expected[i];
      assertThat(expected[i] > 0 || counts[i] == 0).isTrue();
      sum += expected[i] > 0 ? difference * difference / expected[i] : 0;
    }
    return sum;
  }

  @Test
  void luckHasAnAddress() {
    List<Long> one = first(50, ArrivalTimes.atRandom(3, List.of(), 0, PLAIN, luck(1)));
    assertThat(first(50, ArrivalTimes.atRandom(3, List.of(), 0, PLAIN, luck(1)))).isEqualTo(one);
    for (Philox other :
        List.of(
            luck(2), ArrivalTimes.luck(1, "walk_ins", 0), ArrivalTimes.luck(1, "referrals", 1))) {
      assertThat(first(50, ArrivalTimes.atRandom(3, List.of(), 0, PLAIN, other))).isNotEqualTo(one);
    }
  }

  @Test
  void ratesShareTheirLuck() {
    List<Long> slow = first(50, ArrivalTimes.atRandom(3, List.of(), 0, PLAIN, luck(1)));
    List<Long> fast = first(50, ArrivalTimes.atRandom(6, List.of(), 0, PLAIN, luck(1)));
    for (int k = 0; k < 50; k++) {
      assertThat((double) slow.get(k)).isCloseTo(2.0 * fast.get(k), within(2.));
    }
  }

  @Test
  void withoutARateNobodyComes() {
    assertThat(ArrivalTimes.atRandom(0, List.of(WEEKDAYS), 0, PLAIN, luck(1)).next())
        .isEqualTo(ArrivalTimes.NEVER);
    assertThat(ArrivalTimes.atRandom(0, List.of(), 0.1, PLAIN, luck(1)).next())
        .isEqualTo(ArrivalTimes.NEVER);
    ArrivalSpec.Pattern ends =
        new ArrivalSpec.Turns(Double.POSITIVE_INFINITY, List.of(0., 2.), List.of(1., 0.));
    List<Long> few = first(100, ArrivalTimes.atRandom(3, List.of(ends), 0, PLAIN, luck(1)));
    assertThat(few.get(0)).isLessThan(2 * DAY);
    assertThat(few.get(99)).isEqualTo(ArrivalTimes.NEVER);
  }

  @Test
  void arrivalsThatShrinkEndOneDay() {
    List<Long> few = first(100, ArrivalTimes.atRandom(0.05, List.of(), -0.9, PLAIN, luck(1)));
    // 0.05 * 365.25 / log 10 = 7.9 are expected in all
    assertThat(few.stream().filter(each -> each < ArrivalTimes.NEVER).count()).isBetween(2L, 18L);
  }

  @Test
  void wrongRatesAreNamed() {
    assertThatThrownBy(() -> ArrivalTimes.atRandom(-1, List.of(), 0, PLAIN, luck(1)))
        .hasMessageContaining("rate of arrivals (-1.0)");
    assertThatThrownBy(() -> ArrivalTimes.atRandom(1, List.of(), -1, PLAIN, luck(1)))
        .hasMessageContaining("growth of arrivals (-1.0)");
    assertThatThrownBy(() -> ArrivalTimes.oneAfterTheOther(k -> Double.NaN, 10).next())
        .hasMessageContaining("time between arrivals (NaN)");
  }

  @Test
  void roundingOfTimesBetweenArrivalsDoesNotAddUp() {
    ArrivalTimes times = ArrivalTimes.oneAfterTheOther(k -> 1 / 3.0, 10);
    assertThat(first(6, times)).containsExactly(3L, 7L, 10L, 13L, 17L, 20L);
  }

  @Test
  void timesBetweenArrivalsAreAskedForInOrder() {
    assertThat(first(4, ArrivalTimes.oneAfterTheOther(k -> k, 1))).containsExactly(0L, 1L, 3L, 6L);
  }

  @Test
  void givenTimesMayLieBeforeTheStart() {
    ArrivalTimes times = ArrivalTimes.given(List.of(-2.5, 0., 1.26), 10);
    assertThat(first(4, times)).containsExactly(-25L, 0L, 13L, ArrivalTimes.NEVER);
  }

  @Test
  void afterANumberNobodyComes() {
    ArrivalTimes times = ArrivalTimes.first(2, ArrivalTimes.oneAfterTheOther(k -> 1, 10));
    assertThat(first(4, times)).containsExactly(10L, 20L, ArrivalTimes.NEVER, ArrivalTimes.NEVER);
  }
}
