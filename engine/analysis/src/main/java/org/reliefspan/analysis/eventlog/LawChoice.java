package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationProfile;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The law of a sample of times: the family with the smallest AIC, or what was seen as a table.
 *
 * <p>A table is taken where some times are 0, where no family can be fitted, and where there are
 * {@link #LARGE} or more and the best family lies further than 1 / sqrt(n) from them, about the 5
 * percent point of the Kolmogorov-Smirnov distance when parameters were estimated (Stephens 1974,
 * doi 10.1080/01621459.1974.10480196: 0.89 for the normal, 1.09 for the exponential). A table has
 * at most {@link #MOST_PIECES} pieces, each with enough times, and its two ends have the means of
 * what they stand for, so that no single time is in it.
 */
final class LawChoice {
  /** Times from which on a bad family gives way to a table. */
  static final int LARGE = 100;

  private static final int MOST_PIECES = 50;
  private static final int FEWEST_PER_PIECE = 5;
  private static final long SECOND = 1000;
  private static final double[] ONE = {1};

  /** Below this shape a log-logistic law has no useful mean. */
  private static final double LEAST_SHAPE = 1.5;

  private final int perPiece;

  /**
   * Chooses.
   *
   * @param threshold fewest times in a piece of a table
   */
  LawChoice(int threshold) {
    this.perPiece = Math.max(FEWEST_PER_PIECE, threshold);
  }

  /** Of exact times in milliseconds, at least one. */
  LearnedLaw of(long[] times) {
    return of(times, times);
  }

  /**
   * Of times that are known up to an interval.
   *
   * @param least milliseconds, at least one
   * @param most milliseconds, not below least
   */
  LearnedLaw of(long[] least, long[] most) {
    long[] middle = new long[least.length];
    Arrays.setAll(middle, i -> least[i] + (most[i] - least[i]) / 2);
    SortedSample sample = SortedSample.of(middle);
    if (sample.most(1) - sample.least(1) <= SECOND) {
      return new LearnedLaw.Fixed(sample.mean(SessionLog.DAY));
    }
    boolean hasZeros = Arrays.stream(most).anyMatch(time -> time == 0);
    Optional<Candidate> best = hasZeros ? Optional.empty() : best(least, most);
    if (best.isEmpty() || (sample.size() >= LARGE && isFar(best.get().fit(), sample))) {
      return table(sample);
    }
    return best.get().law();
  }

  /** The family with the smallest AIC, of exact times in milliseconds above 0. */
  Optional<LearnedLaw.Family> family(long[] times) {
    return best(times, times).map(Candidate::law);
  }

  private record Candidate(DurationFit fit, LearnedLaw.Family law) {}

  private static Optional<Candidate> best(long[] least, long[] most) {
    DurationSample sample = sample(least, most);
    Optional<Candidate> best = Optional.empty();
    for (DurationDistribution family :
        List.of(
            DurationDistribution.EXPONENTIAL,
            DurationDistribution.WEIBULL,
            DurationDistribution.LOGNORMAL,
            DurationDistribution.LOGLOGISTIC,
            DurationDistribution.GENERALISED_GAMMA)) {
      Optional<Candidate> next = fit(family, sample);
      if (next.isPresent() && (best.isEmpty() || next.get().law().aic() < best.get().law().aic())) {
        best = next;
      }
    }
    return best;
  }

  private static DurationSample sample(long[] least, long[] most) {
    double[] ones = new double[least.length];
    Arrays.fill(ones, 1);
    return DurationSample.of(days(least), days(most), ones, 1);
  }

  private static double[] days(long[] times) {
    return Arrays.stream(times).mapToDouble(time -> time / SessionLog.DAY).toArray();
  }

  private static Optional<Candidate> fit(DurationDistribution family, DurationSample sample) {
    try {
      DurationFit fit = AcceleratedFailureTime.of(family).fitIntercept(sample);
      LearnedLaw.Family law = law(family, fit);
      boolean isUseful =
          Double.isFinite(law.aic())
              && law.parameters().values().stream().allMatch(Double::isFinite)
              && !(family == DurationDistribution.LOGLOGISTIC
                  && law.parameters().getOrDefault("shape", 0.0) < LEAST_SHAPE);
      return isUseful ? Optional.of(new Candidate(fit, law)) : Optional.empty();
    } catch (NotEstimableException notThisFamily) {
      return Optional.empty();
    }
  }

  private static LearnedLaw.Family law(DurationDistribution family, DurationFit fit) {
    double[] estimates = fit.coefficients().estimates();
    double location = estimates[0];
    double sigma =
        fit.scaleIndex(0).isPresent() ? Math.exp(estimates[fit.scaleIndex(0).getAsInt()]) : 1;
    Map<String, Double> parameters = new LinkedHashMap<>();
    switch (family) {
      case EXPONENTIAL -> parameters.put("mean", Math.exp(location));
      case LOGNORMAL -> {
        parameters.put("log_mean", location);
        parameters.put("log_sd", sigma);
      }
      case GENERALISED_GAMMA -> {
        parameters.put("mu", location);
        parameters.put("sigma", sigma);
        parameters.put("q", estimates[fit.shapeIndex().orElseThrow()]);
      }
      default -> {
        parameters.put("shape", 1 / sigma);
        parameters.put("scale", Math.exp(location));
      }
    }
    return new LearnedLaw.Family(name(family), parameters, fit.aic());
  }

  private static String name(DurationDistribution family) {
    return switch (family) {
      case EXPONENTIAL -> "exponential";
      case LOGNORMAL -> "log_normal";
      case LOGLOGISTIC -> "log_logistic";
      case GENERALISED_GAMMA -> "generalised_gamma";
      default -> "weibull";
    };
  }

  /** Whether the Kolmogorov-Smirnov distance is too large. */
  private static boolean isFar(DurationFit fit, SortedSample sample) {
    DurationProfile profile = fit.at(ONE);
    int n = sample.size();
    double most = 0;
    for (int i = 0; i < n; i++) {
      double below = 1 - profile.survival(sample.at(i) / SessionLog.DAY).value();
      most = Math.max(most, Math.max(below - (double) i / n, (i + 1.0) / n - below));
    }
    return most > 1 / Math.sqrt(n);
  }

  private LearnedLaw table(SortedSample sample) {
    int pieces = Math.max(1, Math.min(MOST_PIECES, sample.size() / perPiece));
    List<Double> days = new ArrayList<>();
    for (int i = 0; i <= pieces; i++) {
      days.add(sample.quantile((double) i / pieces, SessionLog.DAY));
    }
    int end = Math.max(1, sample.size() / pieces);
    double first = sample.meanOf(0, end, SessionLog.DAY);
    double last = sample.meanOf(sample.size() - end, sample.size(), SessionLog.DAY);
    if (pieces == 1) {
      return aroundTheMean(sample);
    }
    days.set(0, Math.max(0, Math.min(days.get(1), 2 * first - days.get(1))));
    days.set(pieces, Math.max(days.get(pieces - 1), 2 * last - days.get(pieces - 1)));
    return new LearnedLaw.Quantiles(days);
  }

  /** Too few for more: even, with the mean and as far as possible the deviation of the sample. */
  private static LearnedLaw aroundTheMean(SortedSample sample) {
    double mean = sample.mean(SessionLog.DAY);
    double half = Math.min(mean, Math.sqrt(3) * sample.deviation(SessionLog.DAY).orElse(0));
    return new LearnedLaw.Quantiles(List.of(mean - half, mean + half));
  }
}
