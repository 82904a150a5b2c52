package org.reliefspan.numerics.random;

/**
 * The draws of one patient: a generator with the patient already in the address.
 *
 * <p>Immutable; the same purpose and occurrence always give the same number.
 */
public final class PatientDraws {

  private final Philox philox;
  private final long patient;

  PatientDraws(Philox philox, long patient) {
    this.philox = philox;
    this.patient = patient;
  }

  /**
   * A uniform number.
   *
   * @param purpose what it is for
   * @param occurrence which of the draws for this purpose
   * @return a number in the open interval (0, 1)
   */
  public double uniform(Purpose purpose, int occurrence) {
    return philox.uniform(patient, purpose, occurrence);
  }

  /**
   * A standard normal number.
   *
   * @param purpose what it is for
   * @param occurrence which of the draws for this purpose
   * @return a standard normal variate, by inversion
   */
  public double normal(Purpose purpose, int occurrence) {
    return Quantiles.normal(uniform(purpose, occurrence), 0, 1);
  }

  /**
   * Whether an event of a given probability happens.
   *
   * @param probability at most 0: never, at least 1: always
   * @param purpose what it is for
   * @param occurrence which of the draws for this purpose
   * @return true with that probability
   */
  public boolean happens(double probability, Purpose purpose, int occurrence) {
    return Quantiles.bernoulli(uniform(purpose, occurrence), probability);
  }

  /**
   * Sixty-four random bits.
   *
   * @param purpose what they are for
   * @param occurrence which of the draws for this purpose
   * @return the bits
   */
  public long bits(Purpose purpose, int occurrence) {
    return philox.bits(patient, purpose, occurrence);
  }
}
