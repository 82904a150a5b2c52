package org.reliefspan.simulation.decision;

/**
 * Mean and variance of a sample, by two passes.
 *
 * @param count size of the sample
 * @param mean its mean
 * @param variance divided by count - 1; 0 for a sample of one
 */
record Moments(int count, double mean, double variance) {

  static Moments of(double[] sample) {
    double sum = 0;
    for (double value : sample) {
      sum += value;
    }
    double mean = sum / sample.length;
    double squares = 0;
    for (double value : sample) {
      squares += (value - mean) * (value - mean);
    }
    return new Moments(
        sample.length, mean, sample.length < 2 ? 0 : squares / (sample.length - 1.0));
  }

  double standardError() {
    return Math.sqrt(variance / count);
  }

  Information information() {
    return new Information(Math.max(0, mean), standardError());
  }
}
