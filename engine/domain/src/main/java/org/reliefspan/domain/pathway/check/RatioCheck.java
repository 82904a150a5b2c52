package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Set;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.RatioSpec;

/** Ratios are made of two outcomes that are added up. */
final class RatioCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    Declared declared = Declared.by(model);
    for (RatioSpec ratio : model.ratios()) {
      NameCheck.requireName(ratio.name(), ratio.place(), report);
      for (String part : List.of(ratio.numerator(), ratio.denominator())) {
        requireSum(part, ratio, declared, report);
      }
      if (ratio.numerator().equals(ratio.denominator()) && !ratio.numerator().isEmpty()) {
        report.add(
            ratio.place(), "is %s divided by itself, which is 1.".formatted(ratio.numerator()));
      }
    }
  }

  private static void requireSum(String part, RatioSpec ratio, Declared declared, Report report) {
    Set<String> outcomes = declared.outcomes();
    if (declared.ratios().contains(part)) {
      report.add(
          ratio.place(),
          "is made of %s, which is a ratio itself. Maybe of what that one is made of?"
              .formatted(part));
    } else if (!part.isEmpty() && !outcomes.contains(part)) {
      report.unknown(ratio.place(), "outcome", part, outcomes);
    }
  }
}
