package org.reliefspan.numerics.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.reliefspan.numerics.longitudinal.OrthonormalDesign;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Multiple imputation of repeated measures by a multivariate normal model.
 *
 * <p>Formula: outcomes of a subject ~ N(B'x, S), covariates x having an effect of their own at each
 * visit; (B, S) drawn by data augmentation from what was seen; outcomes not seen drawn given those
 * seen, with the mean that a {@link ReferenceStrategy} assumes, then shifted by a {@link
 * DeltaAdjustment}. Domain: any pattern of missing outcomes; more subjects with an outcome than
 * covariates and visits together, plus one. Edge cases: subjects without any outcome do not inform
 * the parameters and are imputed from their means; covariates that depend on others are dropped.
 * Draws are addressed by subject, imputation and visit: the order of subjects changes nothing, and
 * strategies and deltas share their draws. Source: Schafer 1997, Analysis of Incomplete
 * Multivariate Data, chapter 5; Carpenter, Roger and Kenward 2013, doi
 * 10.1080/10543406.2013.834911. Agreement: conditional means by hand; posterior moments of complete
 * data; known truth ({@code NormalImputationTest}, {@code NormalImputationRecoveryTest}).
 */
public final class NormalImputation {
  private final IncompleteOutcomes outcomes;
  private final OrthonormalDesign design;
  private final List<ParameterDraw> draws;
  private final ImputationPlan plan;

  private NormalImputation(
      IncompleteOutcomes outcomes,
      OrthonormalDesign design,
      List<ParameterDraw> draws,
      ImputationPlan plan) {
    this.outcomes = outcomes;
    this.design = design;
    this.draws = draws;
    this.plan = plan;
  }

  /** Draws the parameters of each imputation. */
  public static NormalImputation of(IncompleteOutcomes outcomes, ImputationPlan plan) {
    int[] informative =
        IntStream.range(0, outcomes.subjects())
            .filter(subject -> outcomes.departure(subject) > 0)
            .boxed()
            .sorted(Comparator.comparingLong(outcomes::identity))
            .mapToInt(Integer::intValue)
            .toArray();
    int columns = outcomes.columns();
    double[] covariates = new double[informative.length * columns];
    for (int i = 0; i < informative.length; i++) {
      System.arraycopy(outcomes.covariatesOf(informative[i]), 0, covariates, i * columns, columns);
    }
    OrthonormalDesign design = OrthonormalDesign.of(covariates, informative.length, columns);
    checkEnough(outcomes, informative, design.rank());
    DataAugmentation chain = chain(outcomes, informative, design);
    List<ParameterDraw> draws = new ArrayList<>();
    for (int k = 0; k < plan.imputations(); k++) {
      draws.add(chain.draw(new AddressedNormals(plan.seed(), k), plan.iterations()));
    }
    return new NormalImputation(outcomes, design, List.copyOf(draws), plan);
  }

  private static void checkEnough(IncompleteOutcomes outcomes, int[] informative, int rank) {
    int visits = outcomes.visits();
    if (informative.length - rank < visits + 2) {
      throw new NotEstimableException(
          "Subjects with an outcome (%d) are too few for %d covariates at %d visits."
              .formatted(informative.length, rank, visits));
    }
    for (int visit = 0; visit < visits; visit++) {
      int at = visit;
      long seen =
          Arrays.stream(informative).filter(subject -> outcomes.isSeen(subject, at)).count();
      if (seen <= rank + 1) {
        throw new NotEstimableException(
            "Visit %d was seen in too few subjects (%d) for %d covariates. Maybe leave it out?"
                .formatted(visit + 1, seen, rank));
      }
    }
  }

  private static DataAugmentation chain(
      IncompleteOutcomes outcomes, int[] informative, OrthonormalDesign design) {
    int visits = outcomes.visits();
    double[] seen = new double[informative.length * visits];
    long[] identity = new long[informative.length];
    int[] pattern = new int[informative.length];
    Map<List<Boolean>, Integer> numbers = new LinkedHashMap<>();
    List<ConditionalNormal> conditionals = new ArrayList<>();
    for (int i = 0; i < informative.length; i++) {
      identity[i] = outcomes.identity(informative[i]);
      boolean[] mask = mask(outcomes, informative[i]);
      for (int visit = 0; visit < visits; visit++) {
        seen[i * visits + visit] = outcomes.outcome(informative[i], visit);
      }
      List<Boolean> key = IntStream.range(0, visits).mapToObj(visit -> mask[visit]).toList();
      if (!numbers.containsKey(key)) {
        numbers.put(key, conditionals.size());
        conditionals.add(new ConditionalNormal(mask));
      }
      pattern[i] = numbers.getOrDefault(key, 0);
    }
    return new DataAugmentation(
        visits, seen, design, identity, conditionals.toArray(ConditionalNormal[]::new), pattern);
  }

  private static boolean[] mask(IncompleteOutcomes outcomes, int subject) {
    boolean[] mask = new boolean[outcomes.visits()];
    for (int visit = 0; visit < mask.length; visit++) {
      mask[visit] = outcomes.isSeen(subject, visit);
    }
    return mask;
  }

  /** Number of imputations. */
  public int imputations() {
    return draws.size();
  }

  /**
   * The outcomes of one imputation, row-major [subject][visit] in the order given.
   *
   * @param imputation from 0
   */
  public double[] completed(
      int imputation, ReferenceStrategy strategy, DeltaAdjustment adjustment) {
    double[] values = outcomes.outcomes();
    ParameterDraw draw = draws.get(imputation);
    AddressedNormals normals = new AddressedNormals(plan.seed(), imputation);
    int visits = outcomes.visits();
    double[] own = new double[visits];
    double[] reference = new double[visits];
    double[] mean = new double[visits];
    double[] noise = new double[visits];
    for (int subject = 0; subject < outcomes.subjects(); subject++) {
      ConditionalNormal conditional = new ConditionalNormal(mask(outcomes, subject));
      if (!conditional.isComplete()) {
        conditional.prepare(draw.covariance());
        draw.means(inBasis(outcomes.covariatesOf(subject)), own);
        draw.means(inBasis(outcomes.referenceOf(subject)), reference);
        int departure = outcomes.departure(subject);
        strategy.fill(own, reference, departure, mean);
        normals.value(outcomes.identity(subject), noise);
        conditional.complete(values, subject * visits, mean, noise);
        for (int visit = departure; visit < visits; visit++) {
          values[subject * visits + visit] += adjustment.shift(subject, visit, departure);
        }
      }
    }
    return values;
  }

  private double[] inBasis(double[] covariates) {
    return design
        .inBasis(covariates)
        .orElseThrow(
            () ->
                new NotEstimableException(
                    "The covariates of a subject, or of its reference, do not occur among subjects"
                        + " with an outcome. Maybe an arm or a level without outcomes?"));
  }

  /** Analyses each completed data set and pools. */
  public PooledEstimate pool(
      ReferenceStrategy strategy, DeltaAdjustment adjustment, CompletedAnalysis analysis) {
    double[] estimates = new double[imputations()];
    double[] variances = new double[imputations()];
    double degrees = Double.POSITIVE_INFINITY;
    for (int k = 0; k < estimates.length; k++) {
      CompletedEstimate result = analysis.analyse(completed(k, strategy, adjustment));
      estimates[k] = result.estimate();
      variances[k] = result.variance();
      degrees = Math.min(degrees, result.degreesOfFreedom());
    }
    return RubinPooling.pool(estimates, variances, degrees);
  }
}
