package org.reliefspan.numerics.interval;

/**
 * Counts and rough moments of {@link RelievedContributions}: what can be fitted, and from where.
 */
final class Evidence {
  /** Rows with weight seen in relief. */
  final int seen;

  /** Of these, rows also seen to lose it. */
  final int lost;

  /** Rows with weight that were assessed. */
  final int informative;

  /** Rows with weight seen in relief and not seen to lose it. */
  final int censored;

  private final double seenShare;
  private final double meanLog;
  private final Overlap ofSeen;
  private final Overlap ofAssessed;

  private Evidence(
      int[] count, double seenShare, double meanLog, Overlap ofSeen, Overlap ofAssessed) {
    this.ofSeen = ofSeen;
    this.ofAssessed = ofAssessed;
    this.seen = count[0];
    this.lost = count[1];
    this.informative = count[2];
    this.censored = count[0] - count[1];
    this.seenShare = seenShare;
    this.meanLog = meanLog;
  }

  static Evidence of(RelievedContributions data) {
    int[] count = new int[3];
    double seenWeight = 0;
    double assessedWeight = 0;
    double logSum = 0;
    double logWeight = 0;
    Overlap ofSeen = new Overlap();
    Overlap ofAssessed = new Overlap();
    for (int row = 0; row < data.kind.length; row++) {
      double weight = data.weight[row];
      if (weight == 0 || data.kind[row] == RelievedContributions.NOT_ASSESSED) {
        continue;
      }
      boolean inRelief = data.kind[row] == RelievedContributions.SEEN_IN_RELIEF;
      boolean ended = data.logRight[row] < Double.POSITIVE_INFINITY;
      double start = inRelief ? data.logLeft[row] : Double.NEGATIVE_INFINITY;
      ofAssessed.add(start, data.logRight[row]);
      if (inRelief) {
        ofSeen.add(start, data.logRight[row]);
      }
      count[0] += inRelief ? 1 : 0;
      count[1] += inRelief && ended ? 1 : 0;
      count[2]++;
      assessedWeight += weight;
      seenWeight += inRelief ? weight : 0;
      double middle = middle(data, row);
      if (inRelief && !Double.isInfinite(middle)) {
        logSum += weight * middle;
        logWeight += weight;
      }
    }
    double share = assessedWeight > 0 ? seenWeight / assessedWeight : 0;
    return new Evidence(count, share, logWeight > 0 ? logSum / logWeight : 3, ofSeen, ofAssessed);
  }

  /** One of eight starts: two shares, two locations, two scales. */
  double[] start(int number, boolean everyoneResponds) {
    double share = Math.min(0.97, Math.max(0.03, seenShare));
    double logit = Math.log(share / (1 - share)) + ((number & 1) == 0 ? 0.3 : 1.5);
    double mu = meanLog + ((number & 2) == 0 ? 0.1 : -0.5);
    double logSigma = (number & 4) == 0 ? -0.5 : 0.3;
    return new double[] {everyoneResponds ? Double.POSITIVE_INFINITY : logit, mu, logSigma};
  }

  /** Whether one duration fits all rows seen in relief; the spread could then be nothing. */
  boolean oneDurationFitsSeen() {
    return ofSeen.isOpen();
  }

  /** Whether one duration fits all assessed rows. */
  boolean oneDurationFitsAssessed() {
    return ofAssessed.isOpen();
  }

  /** The intersection of intervals. */
  private static final class Overlap {
    private double start = Double.NEGATIVE_INFINITY;
    private double end = Double.POSITIVE_INFINITY;

    void add(double left, double right) {
      start = Math.max(start, left);
      end = Math.min(end, right);
    }

    boolean isOpen() {
      return start < end;
    }
  }

  private static double middle(RelievedContributions data, int row) {
    if (data.logRight[row] == Double.POSITIVE_INFINITY) {
      return data.logLeft[row] + 0.4;
    }
    return Math.log(0.5 * (Math.exp(data.logLeft[row]) + Math.exp(data.logRight[row])));
  }
}
