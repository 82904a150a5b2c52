package org.reliefspan.numerics.hidden;

import java.util.random.RandomGenerator;

/**
 * How visits depend on relief; times in months, responders' durations Weibull with shape 1.5 and
 * median 9, observation of at most 24 months with 2% a month lost at random.
 */
enum VisitRegime {
  /** Slots every 3 months, each missed with chance 0.3. */
  SCHEDULED {
    @Override
    void apply(SimulatedRelief world) {
      world.slotGap = 3;
      world.attendance = new double[] {0.7, 0.7};
    }
  },
  /** The same slots, and loss brings one visit about, 1 month later on average. */
  PROMPT_AFTER_LOSS {
    @Override
    void apply(SimulatedRelief world) {
      SCHEDULED.apply(world);
      world.promptAfterLoss = 1;
    }
  },
  /** The same slots; patients in relief skip 65% of them, others 5%. */
  RELIEVED_STAY_AWAY {
    @Override
    void apply(SimulatedRelief world) {
      world.slotGap = 3;
      world.attendance = new double[] {0.95, 0.35};
    }
  },
  /** No slots; visits at rate 0.3 a month always. */
  RATES_EQUAL {
    @Override
    void apply(SimulatedRelief world) {
      world.visitRate = new double[] {0.3, 0.3};
    }
  },
  /** No slots; visits at rate 0.12 a month in relief and 0.6 in pain. */
  RATES_LOW {
    @Override
    void apply(SimulatedRelief world) {
      world.visitRate = new double[] {0.6, 0.12};
    }
  },
  /** No slots; visits at rate 0.3 a month in relief and 1.5 in pain. */
  RATES_HIGH {
    @Override
    void apply(SimulatedRelief world) {
      world.visitRate = new double[] {1.5, 0.3};
    }
  };

  abstract void apply(SimulatedRelief world);

  SimulatedRelief world(RandomGenerator random) {
    SimulatedRelief world = new SimulatedRelief(random);
    world.visitRate = new double[] {0, 0};
    apply(world);
    return world;
  }
}
