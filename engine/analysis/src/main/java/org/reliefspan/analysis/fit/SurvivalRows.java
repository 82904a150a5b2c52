package org.reliefspan.analysis.fit;

import java.util.Optional;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.survival.KaplanMeier;

/** A survival curve as rows of a result. */
record SurvivalRows(KaplanMeier curve, SurvivalOptions options) implements CurveRows {
  @Override
  public int size() {
    return curve.size();
  }

  @Override
  public double time(int row) {
    return curve.time(row);
  }

  @Override
  public double atRisk(int row) {
    return curve.atRisk(row);
  }

  @Override
  public double events(int row) {
    return curve.events(row);
  }

  @Override
  public double lastTime() {
    return curve.lastTime();
  }

  @Override
  public boolean isOpen() {
    return curve.survivalAt(curve.lastTime()) > 0;
  }

  @Override
  public double estimateAt(double time) {
    return curve.survivalAt(time);
  }

  @Override
  public double errorAt(double time) {
    return curve.standardErrorAt(time);
  }

  @Override
  public Optional<Limits> limitsAt(double time) {
    return curve.limitsAt(time, options.level(), options.scale());
  }
}
