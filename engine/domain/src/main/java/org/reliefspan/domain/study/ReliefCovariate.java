package org.reliefspan.domain.study;

/** Something that patients or episodes differ in and by which durations of relief may differ. */
public sealed interface ReliefCovariate {
  /** How the names of baseline scores begin. */
  String BASELINE = "baseline_";

  /** The name in studies and tables. */
  String name();

  /** Age in years at the first event. */
  record Age() implements ReliefCovariate {
    /** The name. */
    public static final String NAME = "age";

    @Override
    public String name() {
      return NAME;
    }
  }

  /** Whether the same procedure in the same place stands earlier on record. */
  record RepeatProcedure() implements ReliefCovariate {
    /** The name. */
    public static final String NAME = "repeat_procedure";

    @Override
    public String name() {
      return NAME;
    }
  }

  /** The last score of a measure before the procedure. */
  record Baseline(MeasureSelection score) implements ReliefCovariate {
    @Override
    public String name() {
      return BASELINE + score.measure().id();
    }
  }

  /** A column of the patients table, numbers or words. */
  record Column(String name) implements ReliefCovariate {}
}
