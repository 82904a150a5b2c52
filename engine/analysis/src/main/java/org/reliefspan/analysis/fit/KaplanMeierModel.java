package org.reliefspan.analysis.fit;

import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.numerics.survival.QuantileEstimate;

/** {@code km}: survival curves by group. */
final class KaplanMeierModel implements FitModel {
  @Override
  public String name() {
    return "km";
  }

  @Override
  public String summary() {
    return "Kaplan-Meier curves by group";
  }

  @Override
  public String example() {
    return "fit km 'Surv(time, status) ~ sex' lung.csv --times 180,365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(FitOption.WEIGHTS);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.GROUPS;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    Response.RightCensored data = (Response.RightCensored) frame.response();
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    Groups groups = frame.groups();
    for (int group = 0; group < groups.size(); group++) {
      KaplanMeier curve = of(data, groups, group, frame.weightsOrOnes());
      QuantileEstimate median = curve.quantile(0.5, options.level(), LimitScale.LOG);
      result.add(
          new FittedQuantity(
              groups.labels().get(group),
              "median",
              median.estimate(),
              OptionalDouble.empty(),
              median.lower(),
              median.upper()));
    }
    return result.build();
  }

  private static KaplanMeier of(
      Response.RightCensored data, Groups groups, int group, double[] weights) {
    int size = 0;
    for (int code : groups.codes()) {
      size += code == group ? 1 : 0;
    }
    double[] time = new double[size];
    int[] status = new int[size];
    double[] weight = new double[size];
    int next = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (groups.codes()[row] == group) {
        time[next] = data.time()[row];
        status[next] = data.status()[row];
        weight[next++] = weights[row];
      }
    }
    return KaplanMeier.of(time, status, weight);
  }
}
