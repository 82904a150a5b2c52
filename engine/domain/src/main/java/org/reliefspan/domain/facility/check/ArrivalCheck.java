package org.reliefspan.domain.facility.check;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.ArrivalSpec.Pattern;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.pathway.check.BaseValues;

/** Rates and times of arrivals that can be. */
final class ArrivalCheck implements Concern {
  private static final int MONTHS = 12;
  private static final double ROUNDING = 1e-6;

  @Override
  public void check(Situation situation, Complaints complaints) {
    if (situation.facility().arrivals().isEmpty()) {
      complaints.add("/arrivals", "has nobody who arrives.");
    }
    for (ArrivalSpec stream : situation.facility().arrivals()) {
      new Stream(stream, situation, complaints).check();
    }
  }

  private record Stream(ArrivalSpec stream, Situation situation, Complaints complaints) {
    void check() {
      if (stream.number().orElse(1) < 1) {
        complain(
            "has a number of %d. It must be at least 1.".formatted(stream.number().getAsLong()));
      }
      when(stream.when());
    }

    private void when(ArrivalSpec.When when) {
      if (when instanceof ArrivalSpec.Poisson poisson) {
        poisson(poisson);
      } else if (when instanceof ArrivalSpec.Renewal renewal) {
        renewal(renewal.every());
      } else if (when instanceof ArrivalSpec.Given given && !areFinite(given.at())) {
        complain("has times that are no finite number.");
      } else if (when instanceof ArrivalSpec.Together together) {
        together(together);
        when(together.groups());
      }
    }

    private void together(ArrivalSpec.Together together) {
      double sum = together.shares().stream().mapToDouble(each -> each).sum();
      if (!(Math.abs(sum - 1) <= ROUNDING)
          || together.shares().stream().anyMatch(each -> !(each >= 0))) {
        complain("has groups whose shares must not be negative and must sum to 1.");
      }
      if (together.sizes().stream().anyMatch(size -> size < 1)) {
        complain("has groups that arrive \"together\" of nobody. A size must be at least 1.");
      }
    }

    private static boolean areFinite(List<Double> times) {
      return times.stream().allMatch(time -> Math.abs(time) < Double.POSITIVE_INFINITY);
    }

    private void complain(String message) {
      complaints.add(stream.place(), message);
    }

    private Optional<Double> known(Written written) {
      return BaseValues.of(situation.here()).number(written);
    }

    private void poisson(ArrivalSpec.Poisson poisson) {
      Optional<Double> rate = known(poisson.rate());
      if (rate.isPresent() && !(rate.get() >= 0 && rate.get() < Double.POSITIVE_INFINITY)) {
        complaints.add(
            poisson.rate().place(),
            "(%s) cannot be a rate: it must be from 0 on."
                .formatted(poisson.rate().expression().words()));
      }
      if (!(poisson.growth() > -1 && poisson.growth() < Double.POSITIVE_INFINITY)) {
        complain("has a growth of %s per year. It must be above -1.".formatted(poisson.growth()));
      }
      poisson.pattern().forEach(this::pattern);
    }

    private void pattern(Pattern pattern) {
      List<Double> factors = List.of();
      if (pattern instanceof ArrivalSpec.Turns turns) {
        factors = turns.factor();
        turns(turns);
      } else if (pattern instanceof ArrivalSpec.Week week) {
        factors = week.factor();
        needCalendar("a week");
        if (week.holiday().orElse(0) < 0) {
          complain("has a factor of holidays below 0.");
        }
      } else if (pattern instanceof ArrivalSpec.Months months) {
        factors = months.factor();
        needCalendar("months");
        if (factors.size() != MONTHS) {
          complain("must have a factor for each of twelve months.");
        }
      }
      if (factors.stream().anyMatch(each -> !(each >= 0 && each < Double.POSITIVE_INFINITY))) {
        complain("has a factor in its pattern that is no number from 0 on.");
      }
      if (!factors.isEmpty() && factors.stream().allMatch(each -> each == 0)) {
        complain("has a pattern of which all factors are 0: nobody would arrive.");
      }
    }

    private void turns(ArrivalSpec.Turns turns) {
      if (!Rising.fromZero(turns.from(), turns.every())
          || turns.from().size() != turns.factor().size()) {
        complain(
            ("must have a pattern \"from\" that rises from 0 and ends before \"every\", and one"
                    + " \"factor\" for each (%d and %d).")
                .formatted(turns.from().size(), turns.factor().size()));
      }
    }

    private void needCalendar(String what) {
      if (situation.facility().calendar().isEmpty()) {
        complain("has a pattern by %s, which needs a \"calendar\".".formatted(what));
      }
    }

    /** Times must pass, else all arrive at once. */
    private void renewal(AttributeSpec.Start every) {
      if (every instanceof AttributeSpec.Fixed fixed) {
        Optional<Double> time = known(fixed.value());
        if (time.isPresent() && !(time.get() > 0 && time.get() < Double.POSITIVE_INFINITY)) {
          complaints.add(
              fixed.value().place(),
              "(%s) cannot be a time between arrivals: it must be above 0."
                  .formatted(fixed.value().expression().words()));
        }
      } else if (every instanceof AttributeSpec.Drawn drawn && !drawn.law().family().isOfTimes()) {
        complaints.add(
            drawn.law().place(),
            "(%s) is no distribution of a time. Maybe gamma, weibull or log_normal?"
                .formatted(drawn.law().family().id()));
      } else if (every instanceof AttributeSpec.Drawn drawn) {
        Optional.ofNullable(drawn.law().parameters().get("from")).ifPresent(this::notBelowZero);
      }
    }

    private void notBelowZero(Written earliest) {
      if (known(earliest).orElse(0.0) < 0) {
        complaints.add(
            earliest.place(),
            "(%s) cannot be a time: it is below 0.".formatted(earliest.expression().words()));
      }
    }
  }
}
