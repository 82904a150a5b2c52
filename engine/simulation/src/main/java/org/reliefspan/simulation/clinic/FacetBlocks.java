package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.clinic.Course.Block;

/** Diagnostic blocks before ablation. */
final class FacetBlocks {

  private static final int POLICY_DAYS = 14;

  private FacetBlocks() {}

  /** How many blocks must be positive before ablation. */
  enum Policy {
    NONE(0),
    SINGLE(1),
    DUAL(2);

    private final int blocks;

    Policy(int blocks) {
      this.blocks = blocks;
    }

    int blocks() {
      return blocks;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Policy draw(FacetCare care, PatientDraws draws) {
      double uniform = draws.uniform(Uses.DUAL_BLOCK, 0);
      if (uniform < care.dualBlockShare()) {
        return DUAL;
      }
      return uniform >= 1 - care.noBlockShare() ? NONE : SINGLE;
    }
  }

  /**
   * What comes of a policy.
   *
   * @param blocks done, in order
   * @param allPositive whether ablation follows
   * @param ablationDay the day, if it does
   */
  record Outcome(List<Block> blocks, boolean allPositive, int ablationDay) {}

  static Outcome draw(ClinicSpec spec, int firstDay, PatientDraws draws) {
    Policy policy = Policy.draw(spec.facets(), draws);
    List<Block> blocks = new ArrayList<>(2);
    boolean positive = true;
    int day = firstDay;
    for (int number = 0; positive && number < policy.blocks(); number++) {
      day += number == 0 ? 0 : gap(0, draws);
      positive = positive(spec, number, draws);
      blocks.add(new Block(ClinicProcedure.MBB, day, reliefPercent(positive, number, draws)));
    }
    return new Outcome(blocks, positive, day + gap(1, draws));
  }

  private static int gap(int occurrence, PatientDraws draws) {
    return POLICY_DAYS + Quantiles.integer(draws.uniform(Uses.BLOCK_GAP, occurrence), 14);
  }

  /** Whether the n-th block is positive, done or not. */
  static boolean positive(ClinicSpec spec, int number, PatientDraws draws) {
    double probability =
        EffectDraw.facetTrue(spec, draws)
            ? spec.facets().blockSensitivity()
            : spec.facets().blockFalsePositive();
    return draws.happens(probability, Uses.BLOCK_POSITIVE, number);
  }

  /** 80 percent or more is positive. */
  private static int reliefPercent(boolean positive, int number, PatientDraws draws) {
    double uniform = draws.uniform(Uses.BLOCK_RELIEF, number);
    return 10 * (positive ? 8 + Quantiles.integer(uniform, 3) : Quantiles.integer(uniform, 8));
  }
}
