package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.StudentEstimate;

/** A fitted model for repeated measures. Immutable. */
public final class RepeatedMeasuresFit {
  private final RepeatedMeasures measures;
  private final SubjectRows rows;
  private final CovarianceStructure structure;
  private final Criterion criterion;
  private final double[] theta; // in units of the scaled response
  private final double[] working; // the same as climbed
  private final double[] basisCoefficients; // of the scaled response
  private final double[][] inverses; // of each pattern's covariance
  private final double minusTwoLogLikelihood;
  private final double[] observed;
  private final double[] expected;
  private final ContrastInference byObserved;
  private final ContrastInference byExpected;
  private final int iterations;

  RepeatedMeasuresFit(
      RepeatedMeasures measures,
      SubjectRows rows,
      CovarianceStructure structure,
      Criterion criterion,
      CovarianceCriterion value,
      double[] theta,
      MaximumLikelihood climb) {
    this.measures = measures;
    this.rows = rows;
    this.structure = structure;
    this.criterion = criterion;
    this.theta = theta;
    this.working = climb.parameters();
    this.basisCoefficients = value.coefficients().clone();
    this.inverses = new double[rows.patterns().size()][];
    for (int g = 0; g < inverses.length; g++) {
      inverses[g] = value.inverse(g).clone();
    }
    this.minusTwoLogLikelihood = -2 * climb.logLikelihood() + constant();
    double[] bend = structure.curvature(working, value.gradient());
    this.observed = parameterCovariance(value.observed(), bend);
    this.expected = parameterCovariance(value.expected(), new double[bend.length]);
    this.byObserved = ContrastInference.of(value, theta, observed, structure);
    this.byExpected = ContrastInference.of(value, theta, expected, structure);
    this.iterations = climb.iterations();
  }

  /** What the units of response and design add to minus twice the log likelihood. */
  private double constant() {
    boolean restricted = criterion == Criterion.REML;
    int count = rows.rows() - (restricted ? rows.rank() : 0);
    return 2 * count * Math.log(rows.unit())
        - rows.logWeights()
        + (restricted ? 2 * rows.design().logDeterminant() : 0);
  }

  /** J 2 (J'HJ + bend)<sup>-1</sup> J', J the slopes of natural in working parameters. */
  private double[] parameterCovariance(double[] secondDerivatives, double[] bend) {
    int size = theta.length;
    double[] slopes = structure.slopes(working);
    double[] information =
        Matrices.sandwich(Matrices.transpose(slopes, size, size), secondDerivatives, size, size);
    for (int i = 0; i < information.length; i++) {
      information[i] = (information[i] + bend[i]) / 2;
    }
    double[] inverse = Cholesky.of(information, size).inverse();
    return Matrices.symmetrised(Matrices.sandwich(slopes, inverse, size, size), size);
  }

  /** Coefficients with model and robust (by subject) covariance. */
  public Coefficients coefficients() {
    return modelCoefficients().withRobust(robustCovariance());
  }

  /** Coefficients with the model's covariance only. */
  public Coefficients modelCoefficients() {
    return Coefficients.of(
        estimates(),
        userCovariance(byObserved.covariance(DegreesOfFreedom.SATTERTHWAITE)),
        rows.design().estimable());
  }

  /** Covariance of the coefficients as a method of degrees of freedom uses it, row-major. */
  public double[] covariance(DegreesOfFreedom method) {
    return userCovariance(byObserved.covariance(method));
  }

  private double[] estimates() {
    double[] basis = new double[basisCoefficients.length];
    for (int j = 0; j < basis.length; j++) {
      basis[j] = rows.leastSquares(j) + rows.unit() * basisCoefficients[j];
    }
    return rows.design().coefficients(basis);
  }

  private double[] userCovariance(double[] basisCovariance) {
    double[] covariance = rows.design().covariance(basisCovariance);
    double square = rows.unit() * rows.unit();
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= square;
    }
    return Matrices.symmetrised(covariance, rows.design().columns());
  }

  /** Empirical covariance: Phi (sum over subjects of X'V^-1 e e'V^-1 X) Phi, row-major. */
  private double[] robustCovariance() {
    int rank = rows.rank();
    double[] meat = new double[rank * rank];
    for (int g = 0; g < inverses.length; g++) {
      Pattern pattern = rows.patterns().get(g);
      for (int subject = 0; subject < pattern.subjects(); subject++) {
        addOuter(score(pattern.rowOf(subject), pattern.size(), inverses[g]), meat);
      }
    }
    double[] phi = byObserved.covariance(DegreesOfFreedom.SATTERTHWAITE);
    return userCovariance(Matrices.sandwich(phi, meat, rank, rank));
  }

  /**
   * How far each subject moved a combination of coefficients: w'Phi X'V<sup>-1</sup>e. Their
   * squares sum to the robust variance; sums over larger clusters give that by cluster.
   *
   * @param weights one for each column
   * @return by rising subject number, of the subjects with a response
   */
  public double[] influence(double[] weights) {
    int rank = rows.rank();
    double[] phi = byObserved.covariance(DegreesOfFreedom.SATTERTHWAITE);
    double[] contrast = Matrices.product(inBasis(weights), phi, 1, rank, rank);
    int[] numbers = subjectNumbers();
    double[] influence = new double[numbers.length];
    for (int g = 0; g < inverses.length; g++) {
      Pattern pattern = rows.patterns().get(g);
      for (int subject = 0; subject < pattern.subjects(); subject++) {
        int first = pattern.rowOf(subject);
        int at = Arrays.binarySearch(numbers, measures.subject(rows.inputRow(first)));
        influence[at] =
            rows.unit() * Matrices.dot(contrast, score(first, pattern.size(), inverses[g]));
      }
    }
    return influence;
  }

  private double[] score(int first, int size, double[] inverse) {
    int rank = rows.rank();
    double[] weighted = weightedResidual(first, size, inverse);
    double[] score = new double[rank];
    for (int s = 0; s < size; s++) {
      for (int j = 0; j < rank; j++) {
        score[j] += rows.entry(first + s, j) * weighted[s];
      }
    }
    return score;
  }

  /** V^-1 e of a subject. */
  private double[] weightedResidual(int first, int size, double[] inverse) {
    int rank = rows.rank();
    double[] residual = new double[size];
    for (int s = 0; s < size; s++) {
      residual[s] = rows.entry(first + s, rank);
      for (int j = 0; j < rank; j++) {
        residual[s] -= rows.entry(first + s, j) * basisCoefficients[j];
      }
    }
    return Matrices.product(inverse, residual, size, size, 1);
  }

  /** G Z'V^-1 e of each subject, row-major [subject][random column]. */
  double[] randomEffects() {
    int effects = structure.coordinates();
    int[] numbers = subjectNumbers();
    double[] result = new double[numbers.length * effects];
    for (int g = 0; g < inverses.length; g++) {
      Pattern pattern = rows.patterns().get(g);
      for (int subject = 0; subject < pattern.subjects(); subject++) {
        int first = pattern.rowOf(subject);
        double[] weighted = weightedResidual(first, pattern.size(), inverses[g]);
        double[] pull = // Z'V^-1 e
            Matrices.product(weighted, pattern.coordinates(), 1, pattern.size(), effects);
        int at = Arrays.binarySearch(numbers, measures.subject(rows.inputRow(first)));
        for (int k = 0; k < effects; k++) {
          for (int j = 0; j < effects; j++) {
            double entry = theta[Blocks.packedSize(Math.max(k, j)) + Math.min(k, j)];
            result[at * effects + k] += rows.unit() * entry * pull[j];
          }
        }
      }
    }
    return result;
  }

  /** Numbers of the subjects with a response, rising. */
  int[] subjectNumbers() {
    return Arrays.stream(measures.observedRows())
        .map(measures::subject)
        .distinct()
        .sorted()
        .toArray();
  }

  double[] workingParameters() {
    return working.clone();
  }

  private static void addOuter(double[] vector, double[] into) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        into[i * vector.length + j] += vector[i] * vector[j];
      }
    }
  }

  /** One coefficient; the observed information gives the degrees of freedom. */
  public StudentEstimate coefficient(int column, DegreesOfFreedom method) {
    if (!rows.design().estimable()[column]) {
      throw new NotEstimableException("Column %d depends on others.".formatted(column + 1));
    }
    return estimate(
        estimates()[column],
        rows.design().coefficientInBasis(column),
        method,
        inference(InformationType.OBSERVED));
  }

  /** A combination of coefficients, such as a least-squares mean or a difference of two. */
  public StudentEstimate contrast(double[] weights, DegreesOfFreedom method) {
    return contrast(weights, method, InformationType.OBSERVED);
  }

  /**
   * A combination of coefficients.
   *
   * @param weights one for each column
   */
  public StudentEstimate contrast(
      double[] weights, DegreesOfFreedom method, InformationType information) {
    return estimate(
        Matrices.dot(weights, estimates()), inBasis(weights), method, inference(information));
  }

  private StudentEstimate estimate(
      double value, double[] contrast, DegreesOfFreedom method, ContrastInference inference) {
    double variance = inference.variance(contrast, method);
    if (!(variance > 0)) {
      throw new NotEstimableException("The variance of a contrast is not positive.");
    }
    return new StudentEstimate(
        value, rows.unit() * Math.sqrt(variance), inference.degreesOfFreedom(contrast, method));
  }

  /**
   * F test that several combinations of coefficients are 0.
   *
   * @param weights row-major [contrast][column], contrasts independent
   */
  public JointTest jointTest(
      double[] weights, DegreesOfFreedom method, InformationType information) {
    int columns = measures.columns();
    int count = weights.length / columns;
    double[] contrasts = new double[count * rows.rank()];
    double[] values = new double[count];
    double[] estimates = estimates();
    for (int i = 0; i < count; i++) {
      double[] row = Arrays.copyOfRange(weights, i * columns, (i + 1) * columns);
      values[i] = Matrices.dot(row, estimates) / rows.unit();
      System.arraycopy(inBasis(row), 0, contrasts, i * rows.rank(), rows.rank());
    }
    return inference(information).jointTest(contrasts, count, values, method);
  }

  private double[] inBasis(double[] weights) {
    if (weights.length != measures.columns()) {
      throw new IllegalArgumentException(
          "weights (%d) must have one entry for each column (%d)"
              .formatted(weights.length, measures.columns()));
    }
    return rows.design()
        .inBasis(weights)
        .orElseThrow(
            () ->
                new NotEstimableException(
                    "The data do not determine a combination of coefficients that was asked for."
                        + " Maybe a level without observations?"));
  }

  private ContrastInference inference(InformationType information) {
    return information == InformationType.OBSERVED ? byObserved : byExpected;
  }

  /** Minus twice the (restricted) log likelihood. */
  public double deviance() {
    return minusTwoLogLikelihood;
  }

  /** The (restricted) log likelihood. */
  public double logLikelihood() {
    return -minusTwoLogLikelihood / 2;
  }

  /** Deviance plus twice the parameters: of the covariance; under ML also the coefficients. */
  public double akaike() {
    return minusTwoLogLikelihood + 2.0 * countedParameters();
  }

  /** Deviance plus log of the number of subjects times the parameters, counted as above. */
  public double bayesian() {
    return minusTwoLogLikelihood + countedParameters() * Math.log(subjects());
  }

  private int countedParameters() {
    return theta.length + (criterion == Criterion.ML ? rows.rank() : 0);
  }

  /** Number of covariance parameters. */
  public int covarianceParameters() {
    return theta.length;
  }

  /** The structure that was fitted. */
  public CovarianceStructure structure() {
    return structure;
  }

  /** A covariance parameter in the unit of the response. */
  public double covarianceParameter(int index) {
    return theta[index] * unit(index);
  }

  /** Standard error of a covariance parameter from the observed information. */
  public double covarianceParameterError(int index) {
    return Math.sqrt(Math.max(0, observed[index * theta.length + index])) * unit(index);
  }

  private double unit(int parameter) {
    return Math.pow(rows.unit(), structure.unitPower(parameter));
  }

  /** Covariance within a subject at these visits or times, row-major, for rows of weight 1. */
  public double[] covarianceAt(double[] positions) {
    int size = positions.length / structure.coordinates();
    double[] covariance = new double[size * size];
    structure.check(positions);
    structure.covariance(theta, positions, size, covariance);
    double square = rows.unit() * rows.unit();
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= square;
    }
    return covariance;
  }

  /** Rows with a response. */
  public int observations() {
    return rows.rows();
  }

  /** Subjects with a response. */
  public int subjects() {
    return rows.subjects();
  }

  /** Newton steps taken. */
  public int iterations() {
    return iterations;
  }
}
