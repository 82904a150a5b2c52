package org.reliefspan.numerics.likelihood;

import java.util.Arrays;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;

/**
 * Newton's method on many log likelihoods of one size at once, as those of bootstrap replicates:
 * each pass over the data evaluates all of them that still climb.
 *
 * <p>Steps are halved where they would lower the likelihood. A climb has ended when the gain that
 * one more step promises is below 1e-13 (1 + |value|); that last step is still taken. A climb that
 * meets an information which is not positive definite, or that loses nearly all of its information
 * on the way (a separated outcome), has no end. A climb does not depend on the others.
 */
public final class SimultaneousNewton {
  private static final double TOLERANCE = 1e-13;
  private static final double VANISHED = 1e-9;
  private static final int ROUNDS = 100;
  private static final int HALVINGS = 40;

  /** Many log likelihoods of one size. */
  public interface Many {
    /**
     * Evaluates some of them.
     *
     * @param members numbers of those that are wanted, rising
     * @param parameters the point of each
     * @return for each the gradient, the information (row-major) and last the value
     */
    double[][] evaluate(int[] members, double[][] parameters);
  }

  private SimultaneousNewton() {}

  /**
   * Climbs all.
   *
   * @param count number of log likelihoods
   * @param start where each begins; near the end of all of them
   * @return parameters at the end of each; an empty array where there is none
   */
  public static double[][] maximize(Many likelihoods, int count, double[] start) {
    Climb[] climbs = new Climb[count];
    for (int i = 0; i < count; i++) {
      climbs[i] = new Climb(start);
    }
    for (int round = 0; round < ROUNDS; round++) {
      int[] active = active(climbs);
      if (active.length == 0) {
        break;
      }
      double[][] at = new double[active.length][];
      Arrays.setAll(at, i -> climbs[active[i]].trial);
      double[][] answers = likelihoods.evaluate(active, at);
      for (int i = 0; i < active.length; i++) {
        climbs[active[i]].take(answers[i]);
      }
    }
    double[][] ends = new double[count][];
    Arrays.setAll(ends, i -> climbs[i].ended ? climbs[i].at : new double[0]);
    return ends;
  }

  private static int[] active(Climb[] climbs) {
    int[] active = new int[climbs.length];
    int count = 0;
    for (int i = 0; i < climbs.length; i++) {
      if (!climbs[i].ended && !climbs[i].lost) {
        active[count++] = i;
      }
    }
    return Arrays.copyOf(active, count);
  }

  /** One climb; its trial is to be evaluated next. */
  private static final class Climb {
    private final int size;
    private final double[] atStart; // diagonal of the information
    private double[] at;
    private double value = Double.NEGATIVE_INFINITY;
    private double[] trial;
    private double[] step = {};
    private double gain;
    private int halvings;
    private boolean ended;
    private boolean lost;

    Climb(double[] start) {
      this.size = start.length;
      this.atStart = new double[size];
      this.at = start;
      this.trial = start;
    }

    void take(double[] answer) {
      double next = answer[answer.length - 1];
      boolean first = step.length == 0;
      if (first ? next > Double.NEGATIVE_INFINITY : next >= value) {
        accept(answer, next, first);
      } else if (first) {
        lost = true;
      } else {
        halve();
      }
    }

    private void accept(double[] answer, double next, boolean first) {
      at = trial;
      value = next;
      halvings = 0;
      double[] gradient = Arrays.copyOf(answer, size);
      double[] information = Arrays.copyOfRange(answer, size, size + size * size);
      for (int i = 0; i < size; i++) {
        double own = information[i * size + i];
        atStart[i] = first ? own : atStart[i];
        lost |= !(own > VANISHED * atStart[i]);
      }
      Cholesky factor = Cholesky.of(information, size, Cholesky.TOLERANCE);
      lost |= !factor.isPositiveDefinite();
      if (lost) {
        return;
      }
      step = gradient.clone();
      factor.solve(step);
      gain = Matrices.dot(step, gradient) / 2;
      trial = moved(1);
      if (gain <= TOLERANCE * (1 + Math.abs(value))) {
        at = trial;
        ended = true;
      }
    }

    private void halve() {
      halvings++;
      if (gain <= 1e-10 * (1 + Math.abs(value))) {
        ended = true; // below the noise of the value
      } else if (halvings > HALVINGS) {
        lost = true;
      } else {
        trial = moved(Math.scalb(1.0, -halvings));
      }
    }

    private double[] moved(double length) {
      double[] next = at.clone();
      for (int i = 0; i < size; i++) {
        next[i] += length * step[i];
      }
      return next;
    }
  }
}
