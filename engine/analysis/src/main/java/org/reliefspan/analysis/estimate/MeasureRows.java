package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;

/** Rows of the function table for one procedure and measure, all patients together. */
final class MeasureRows {
  private final String procedure;
  private final Measure measure;
  private final List<FunctionRow> rows = new ArrayList<>();

  /** The people behind a row. */
  record People(long episodes, long patients) {
    static final People NOBODY = new People(0, 0);
  }

  MeasureRows(String procedure, Measure measure) {
    this.procedure = procedure;
    this.measure = measure;
  }

  Measure measure() {
    return measure;
  }

  List<FunctionRow> list() {
    return rows;
  }

  /** A quantity in the measure's unit. */
  void add(String horizon, String quantity, Estimate estimate, People people, String note) {
    add(horizon, quantity, estimate, measure.unit(), people, note);
  }

  void add(
      String horizon, String quantity, Estimate estimate, String unit, People people, String note) {
    rows.add(
        new FunctionRow(
            procedure,
            Stratum.ALL,
            measure.id(),
            horizon,
            quantity,
            estimate,
            unit,
            people.episodes(),
            people.patients(),
            note));
  }

  void notEstimable(String horizon, String quantity, String reason, People people) {
    add(horizon, quantity, new Estimate.NotEstimable(reason), people, "");
  }
}
