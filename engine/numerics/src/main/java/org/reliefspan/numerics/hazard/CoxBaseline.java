package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.reliefspan.numerics.model.Coefficients;

/**
 * Baseline hazards of a fitted model, one per stratum, and the curves that follow at given
 * covariates.
 *
 * <p>Formula: cumulative hazard at covariates x = exp(x'b + offset) sum over event times of W/d sum
 * over k of 1/D_k, with D_k as in {@link TieHandling}: Breslow's or Efron's estimator. Variance =
 * exp(2 (x'b + offset)) sum W/d sum 1/D_k^2 + g'Vg, with g the derivative by the coefficients and V
 * their covariance (robust where there is one). Domain: covariates fixed over time. Edge cases: a
 * coefficient that is not estimable counts as 0; exact ties use Breslow's estimator. Source:
 * Breslow 1972; Tsiatis 1981, doi 10.1214/aos/1176345335; Link 1984, Biometrics 40:601. Agreement:
 * R survival 3.5-3 {@code survfit.coxph}, relative 1e-9 ({@code CoxBaselineTest}).
 */
public final class CoxBaseline {
  private final FittedRisk fitted;
  private final double[] covariance; // of the kept coefficients, scaled
  private final double[] atRisk; // [event time]: weight at risk

  private CoxBaseline(FittedRisk fitted, double[] covariance) {
    this.fitted = fitted;
    this.covariance = covariance;
    this.atRisk = weightAtRisk(fitted.sums().rows());
  }

  static CoxBaseline of(FittedRisk fitted, Coefficients coefficients) {
    int size = fitted.size();
    int columns = coefficients.size();
    double[] full = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    double[] kept = new double[size * size];
    double[] scale = fitted.columns().scale;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double value = full[fitted.kept()[i] * columns + fitted.kept()[j]];
        kept[i * size + j] = value * scale[i] * scale[j];
      }
    }
    return new CoxBaseline(fitted, kept);
  }

  private static double[] weightAtRisk(RiskRows rows) {
    double[] sum = new double[rows.times.size()];
    for (int i = 0; i < rows.size(); i++) {
      sum[rows.leave[i]] += rows.weight[i];
      if (rows.before.length > 0 && rows.before[i] >= 0) {
        sum[rows.before[i]] -= rows.weight[i];
      }
    }
    for (int s = 0; s < rows.times.strata(); s++) {
      for (int g = rows.times.first[s + 1] - 2; g >= rows.times.first[s]; g--) {
        sum[g] += sum[g + 1];
      }
    }
    return sum;
  }

  /** Number of strata. */
  public int strata() {
    return fitted.sums().rows().times.strata();
  }

  /** The curve with all covariates 0. */
  public HazardCurve atZero(int stratum) {
    return at(stratum, new double[fitted.data().columns()], 0);
  }

  /**
   * The curve that {@code survfit.coxph} gives without new data: covariates of only -1, 0 and 1 at
   * 0, the others at their means over all rows, the offset at its weighted mean. Means of
   * covariates are weighted for rows at risk from the beginning of time, not for rows on (start,
   * stop].
   */
  public HazardCurve atCentre(int stratum) {
    HazardData data = fitted.data();
    double[] covariates = new double[data.columns()];
    for (int j = 0; j < covariates.length; j++) {
      int column = j;
      boolean coded = true;
      for (int row = 0; row < data.rows() && coded; row++) {
        double value = data.value(row, j);
        coded = value == 0 || Math.abs(value) == 1;
      }
      covariates[j] = coded ? 0 : mean(row -> data.value(row, column), !data.hasStarts());
    }
    return at(stratum, covariates, data.hasOffsets() ? mean(data::offset, true) : 0);
  }

  private double mean(IntToDoubleFunction value, boolean weighted) {
    HazardData data = fitted.data();
    double sum = 0;
    double total = 0;
    for (int row = 0; row < data.rows(); row++) {
      double weight = weighted ? data.weight(row) : 1;
      sum += weight * value.applyAsDouble(row);
      total += weight;
    }
    return sum / total;
  }

  /**
   * Weight at risk at the first stop of a stratum that is not before a time, as R counts; 0 after
   * the last.
   */
  public double atRiskFrom(int stratum, double time) {
    return fitted.data().atRisk(stratum, fitted.data().nextStop(stratum, time));
  }

  /**
   * The curve at given covariates.
   *
   * @param covariates one per column of the data
   * @param offset added to the linear predictor
   */
  public HazardCurve at(int stratum, double[] covariates, double offset) {
    if (stratum < 0 || stratum >= strata()) {
      throw new IllegalArgumentException(
          "stratum (%d) must lie between 0 and %d".formatted(stratum, strata() - 1));
    }
    if (covariates.length != fitted.data().columns()) {
      throw new IllegalArgumentException(
          "covariates (%d) must have one entry for each of %d columns"
              .formatted(covariates.length, fitted.data().columns()));
    }
    double[] scaled = fitted.scaled(covariates);
    return curve(stratum, scaled, Math.exp(fitted.linear(scaled, offset)));
  }

  private HazardCurve curve(int stratum, double[] scaled, double factor) {
    RiskSums sums = fitted.sums();
    EventTimes times = sums.rows().times;
    int from = times.first[stratum];
    int length = times.first[stratum + 1] - from;
    double[] hazard = new double[length];
    double[] variance = new double[length];
    double[] slope = new double[scaled.length];
    double total = 0;
    double own = 0;
    for (int row = 0; row < length; row++) {
      total += sums.hazard[from + row];
      own += sums.square[from + row];
      addSlope(from + row, scaled, slope);
      hazard[row] = factor * total;
      variance[row] = factor * factor * (own + form(slope));
    }
    return new HazardCurve(
        Arrays.copyOfRange(times.time, from, from + length),
        Arrays.copyOfRange(atRisk, from, from + length),
        Arrays.copyOfRange(sums.eventWeight, from, from + length),
        hazard,
        variance,
        fitted.data().lastStop(stratum));
  }

  private void addSlope(int g, double[] scaled, double[] slope) {
    RiskSums sums = fitted.sums();
    for (int j = 0; j < slope.length; j++) {
      double mean = sums.square[g] * sums.risk[j + 1][g];
      mean -= sums.tiedRisk.length == 0 ? 0 : sums.squareTied[g] * sums.tiedRisk[j + 1][g];
      slope[j] += scaled[j] * sums.hazard[g] - mean;
    }
  }

  private double form(double[] slope) {
    double sum = 0;
    for (int i = 0; i < slope.length; i++) {
      for (int j = 0; j < slope.length; j++) {
        sum += slope[i] * covariance[i * slope.length + j] * slope[j];
      }
    }
    return sum;
  }
}
