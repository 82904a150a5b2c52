package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.analysis.eventlog.PooledBins.Pool;
import org.reliefspan.domain.eventlog.ArrivalModel;
import org.reliefspan.domain.eventlog.ArrivalRow;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.SessionLog;

/**
 * How cases arrive: alone or in groups; at a rate that is constant or goes by weekday, by hour of
 * the day or both, or one after the other after times of one law. The smallest AIC of the process
 * after its first arrival decides; a constant rate stands unless it is worse by more than 10.
 */
final class ArrivalChoice {
  private static final double IN_GROUPS = 0.05;
  private static final long SECOND = 1000;
  private static final double NO_BETTER = 10;
  private static final int ROUNDS = 100;
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final int fewest;
  private final LawChoice laws;
  private final int cases;
  private final long[] arrivals; // of groups, or of cases that come alone; sorted
  private final TreeMap<Integer, Double> together = new TreeMap<>();
  private final double[] byDay = new double[Week.DAYS]; // exposure
  private final double[] byHour = new double[Week.HOURS];
  private final double[][] exposure = new double[Week.DAYS][Week.HOURS];
  private final int[][] counts = new int[Week.DAYS][Week.HOURS];

  /**
   * Looks at arrivals.
   *
   * @param times of all cases, sorted, at least one
   * @param fewest arrivals behind a rate
   */
  ArrivalChoice(long[] times, int fewest, LawChoice laws) {
    this.fewest = fewest;
    this.laws = laws;
    this.cases = times.length;
    this.arrivals = groups(times);
    for (int i = 1; i < arrivals.length; i++) {
      counts[Week.weekday(arrivals[i])][Week.hour(arrivals[i])]++;
    }
    expose();
  }

  private long[] groups(long[] times) {
    TreeMap<Integer, Integer> sizes = new TreeMap<>();
    List<Long> firsts = new ArrayList<>();
    int size = 0;
    for (int i = 0; i < times.length; i++) {
      if (i == 0 || times[i] > firsts.get(firsts.size() - 1) + Waits.TOLERANCE) {
        count(sizes, size);
        firsts.add(times[i]);
        size = 0;
      }
      size++;
    }
    count(sizes, size);
    int alone = sizes.getOrDefault(1, 0);
    if (cases - alone < IN_GROUPS * cases) {
      together.put(1, 1.0);
      return times.clone();
    }
    sizes.forEach((each, number) -> together.put(each, (double) number / firsts.size()));
    return firsts.stream().mapToLong(time -> time).toArray();
  }

  private static void count(SortedMap<Integer, Integer> sizes, int size) {
    if (size > 0) {
      sizes.merge(size, 1, Integer::sum);
    }
  }

  /** Days between the first and the last arrival by hour of the week. */
  private void expose() {
    long last = arrivals[arrivals.length - 1];
    for (long at = arrivals[0]; at < last; ) {
      long next = Math.min(last, Math.floorDiv(at, Week.HOUR) * Week.HOUR + Week.HOUR);
      exposure[Week.weekday(at)][Week.hour(at)] += (next - at) / SessionLog.DAY;
      at = next;
    }
    for (int d = 0; d < Week.DAYS; d++) {
      for (int h = 0; h < Week.HOURS; h++) {
        byDay[d] += exposure[d][h];
        byHour[h] += exposure[d][h];
      }
    }
  }

  private double days() {
    return (arrivals[arrivals.length - 1] - arrivals[0]) / SessionLog.DAY;
  }

  private List<Pool> weekdays() {
    return PooledBins.of(
        Arrays.stream(counts).mapToInt(each -> Arrays.stream(each).sum()).toArray(), byDay, fewest);
  }

  private List<Pool> hours() {
    int[] all = new int[Week.HOURS];
    for (int[] day : counts) {
      for (int h = 0; h < all.length; h++) {
        all[h] += day[h];
      }
    }
    return PooledBins.of(all, byHour, fewest);
  }

  /** The model. */
  ArrivalModel model() {
    int events = arrivals.length - 1;
    if (events < 2 || !(days() > 0)) {
      double alone = Math.max(1, days());
      return new ArrivalModel(
          arrivals.length / alone, Optional.empty(), List.of(), List.of(), together, Map.of());
    }
    double rate = events / days();
    long[] gaps = new long[events];
    Arrays.setAll(gaps, i -> Math.max(SECOND, arrivals[i + 1] - arrivals[i]));
    Map<String, Double> aic = new TreeMap<>();
    aic.put("constant", 2 - 2 * (events * Math.log(rate) - events));
    Optional<LearnedLaw.Family> law = laws.family(gaps);
    law.filter(each -> !each.family().equals("exponential"))
        .ifPresent(each -> aic.put(each.family(), each.aic()));
    Pattern weekday = new Pattern(weekdays(), List.of());
    Pattern hour = new Pattern(List.of(), hours());
    Pattern both = new Pattern(weekdays(), hours());
    if (days() >= Week.DAYS) {
      aic.put("weekday", weekday.aic());
      aic.put("weekday_and_hour", both.aic());
    }
    if (days() >= 1) {
      aic.put("hour", hour.aic());
    }
    String smallest =
        aic.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey).get();
    double least = aic.getOrDefault(smallest, 0.0);
    String best = aic.getOrDefault("constant", least) <= least + NO_BETTER ? "constant" : smallest;
    Pattern chosen =
        switch (best) {
          case "weekday" -> weekday;
          case "hour" -> hour;
          case "weekday_and_hour" -> both;
          default -> new Pattern(List.of(), List.of());
        };
    Optional<LearnedLaw.Family> every = law.filter(each -> each.family().equals(best));
    return new ArrivalModel(
        rate, every, chosen.weekdayFactors(rate), chosen.hourFactors(), together, aic);
  }

  /** Rates that are products of one factor by pools of days and one by pools of hours. */
  private final class Pattern {
    private final List<Pool> days;
    private final List<Pool> hours;
    private final double[] ofDay = new double[Week.DAYS];
    private final double[] ofHour = new double[Week.HOURS];

    Pattern(List<Pool> days, List<Pool> hours) {
      this.days = days;
      this.hours = hours;
      double rate = (arrivals.length - 1) / days();
      Arrays.fill(ofDay, rate);
      Arrays.fill(ofHour, 1);
      for (int round = 0; round < ROUNDS; round++) { // both margins as observed
        for (Pool pool : days) {
          fit(pool, ofDay, true);
        }
        for (Pool pool : hours) {
          fit(pool, ofHour, false);
        }
      }
    }

    private void fit(Pool pool, double[] factors, boolean isDay) {
      double expected = 0;
      for (int d = isDay ? pool.from() : 0; d < (isDay ? pool.until() : Week.DAYS); d++) {
        for (int h = isDay ? 0 : pool.from(); h < (isDay ? Week.HOURS : pool.until()); h++) {
          expected += ofDay[d] * ofHour[h] * exposure[d][h];
        }
      }
      double by = expected > 0 ? pool.count() / expected : 0;
      for (int i = pool.from(); i < pool.until(); i++) {
        factors[i] *= by;
      }
    }

    double aic() {
      double log = 0;
      for (int d = 0; d < Week.DAYS; d++) {
        for (int h = 0; h < Week.HOURS; h++) {
          double rate = ofDay[d] * ofHour[h];
          log += counts[d][h] > 0 ? counts[d][h] * Math.log(rate) : 0;
          log -= rate * exposure[d][h];
        }
      }
      int parameters = Math.max(1, days.size()) + Math.max(1, hours.size()) - 1;
      return 2.0 * parameters - 2 * log;
    }

    /** Factors by weekday, if it has any. */
    List<Double> weekdayFactors(double rate) {
      return days.isEmpty()
          ? List.of()
          : Arrays.stream(ofDay).mapToObj(each -> each / rate).toList();
    }

    /** Factors by hour of the day, if it has any. */
    List<Double> hourFactors() {
      return hours.isEmpty() ? List.of() : Arrays.stream(ofHour).boxed().toList();
    }
  }

  /** Counts. */
  List<ArrivalRow> rows() {
    List<ArrivalRow> rows = new ArrayList<>();
    double whole = Math.max(days(), 1 / (double) Week.HOURS);
    rows.add(new ArrivalRow("all", "", OptionalLong.of(arrivals.length), arrivals.length / whole));
    if (together.lastKey() > 1) {
      together.forEach(
          (size, share) -> {
            long number = Math.round(share * arrivals.length);
            rows.add(
                new ArrivalRow(
                    "together", String.valueOf(size), OptionalLong.of(number), number / whole));
          });
    }
    if (arrivals.length > 1) {
      weekdays().forEach(pool -> rows.add(row("weekday", pool, range(pool, WEEKDAYS))));
      hours().forEach(pool -> rows.add(row("hour", pool, clock(pool))));
    }
    return rows;
  }

  private static ArrivalRow row(String by, Pool pool, String part) {
    double rate = pool.exposure() > 0 ? pool.rate() : 0;
    return new ArrivalRow(by, part, OptionalLong.of(pool.count()), rate);
  }

  private static String range(Pool pool, List<String> names) {
    String first = names.get(pool.from());
    return pool.until() - pool.from() == 1 ? first : first + "-" + names.get(pool.until() - 1);
  }

  private static String clock(Pool pool) {
    return String.format(Locale.ROOT, "%02d-%02d", pool.from(), pool.until());
  }
}
