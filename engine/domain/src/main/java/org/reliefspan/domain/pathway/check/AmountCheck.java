package org.reliefspan.domain.pathway.check;

import java.util.Optional;
import org.reliefspan.domain.formula.NumberWords;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;

/** Base values of parameters, horizon, cycle and discount rates are numbers that these can be. */
final class AmountCheck implements Concern {
  private static final double ROUNDING = 1e-9;

  @Override
  public void check(PathwaySpec model, Report report) {
    BaseValues base = BaseValues.of(model);
    for (ParameterSpec parameter : model.parameters()) {
      base.number(parameter.value())
          .filter(value -> value.isNaN())
          .ifPresent(
              value ->
                  report.addValue(
                      parameter.value().place(),
                      "value",
                      "has no value: %s cannot be computed at base values."
                          .formatted(parameter.value().expression().words())));
    }
    for (OutcomeSpec outcome : model.outcomes()) {
      Written rate = outcome.discount().rate();
      base.number(rate)
          .filter(value -> !(value >= 0))
          .ifPresent(value -> complain(rate, value, "a discount rate must not be below 0", report));
    }
    time(model, base, report);
  }

  private static void time(PathwaySpec model, BaseValues base, Report report) {
    Optional<Double> horizon = positive(model.time().horizon(), "the horizon", base, report);
    Optional<Written> length = model.time().cycle();
    Optional<Double> cycle = length.flatMap(each -> positive(each, "the cycle", base, report));
    if (horizon.isPresent() && cycle.isPresent()) {
      double cycles = horizon.get() / cycle.get();
      if (Math.abs(cycles - Math.rint(cycles)) > ROUNDING * cycles || Math.rint(cycles) < 1) {
        report.addValue(
            model.time().horizon().place(),
            "cycles",
            "must be a whole number of cycles, but %s is %s cycles of %s."
                .formatted(
                    NumberWords.of(horizon.get()),
                    NumberWords.of(cycles),
                    NumberWords.of(cycle.get())));
      }
    }
    ticks(model, horizon, report);
  }

  private static void ticks(PathwaySpec model, Optional<Double> horizon, Report report) {
    double ticks = horizon.orElse(0.0) * model.time().ticksPerUnit();
    if (!model.isDiscrete() && ticks > Long.MAX_VALUE / 4.0) {
      report.addValue(
          model.time().horizon().place(),
          "ticks",
          "is too far away for times to be counted. Maybe a longer unit, or fewer ticks_per_unit?");
    }
  }

  private static Optional<Double> positive(
      Written written, String what, BaseValues base, Report report) {
    Optional<Double> value = base.number(written);
    if (value.isPresent() && !(value.get() > 0 && value.get() < Double.POSITIVE_INFINITY)) {
      complain(written, value.get(), what + " must be above 0 and finite", report);
      return Optional.empty();
    }
    return value;
  }

  private static void complain(Written written, double value, String why, Report report) {
    report.addValue(
        written.place(),
        "amount",
        "%s cannot be: %s.".formatted(Report.amount(written, value), why));
  }
}
