package org.reliefspan.analysis.fit;

import java.util.Optional;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.survival.MeanCumulativeCount;

/** A mean cumulative count as rows of a result. */
record CountRows(MeanCumulativeCount count, SurvivalOptions options) implements CurveRows {
  @Override
  public int size() {
    return count.size();
  }

  @Override
  public double time(int row) {
    return count.time(row);
  }

  @Override
  public double atRisk(int row) {
    return count.atRisk(row);
  }

  @Override
  public double events(int row) {
    return count.events(row);
  }

  @Override
  public double lastTime() {
    return count.lastTime();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public double estimateAt(double time) {
    return count.countAt(time);
  }

  @Override
  public double errorAt(double time) {
    return count.standardErrorAt(time);
  }

  @Override
  public Optional<Limits> limitsAt(double time) {
    return count.limitsAt(time, options.level(), options.scale());
  }
}
