package org.reliefspan.analysis.fit;

import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.survival.AalenJohansen;

/** The incidence of one cause as rows of a result; 0 where the group has no event of it. */
record IncidenceRows(AalenJohansen curve, int cause, SurvivalOptions options) implements CurveRows {
  private boolean occurs() {
    return cause <= curve.causes();
  }

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
    return occurs() ? curve.events(cause, row) : 0;
  }

  @Override
  public double lastTime() {
    return curve.lastTime();
  }

  @Override
  public boolean isOpen() {
    return curve.size() == 0 || curve.survival(curve.size() - 1) > 0;
  }

  @Override
  public double estimateAt(double time) {
    return occurs() ? curve.incidenceAt(cause, time) : 0;
  }

  @Override
  public double errorAt(double time) {
    return occurs() ? curve.standardErrorAt(cause, time) : 0;
  }

  @Override
  public Optional<Limits> limitsAt(double time) {
    if (occurs()) {
      return curve.limitsAt(cause, time, options.level(), options.scale());
    }
    return options.scale() == LimitScale.PLAIN ? Optional.of(new Limits(0, 0)) : Optional.empty();
  }
}
