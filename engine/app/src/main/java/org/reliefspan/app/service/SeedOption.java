package org.reliefspan.app.service;

import java.util.OptionalLong;
import org.reliefspan.domain.study.ResolvedStudy;

/** A seed given at the command line replaces the study's. */
final class SeedOption {
  private SeedOption() {}

  static ResolvedStudy apply(ResolvedStudy study, OptionalLong seed) {
    return new ResolvedStudy(
        study.name(),
        study.title(),
        seed.orElse(study.seed()),
        study.data(),
        study.cohort(),
        study.relief(),
        study.function(),
        study.disclosureThreshold(),
        study.disclosureReason());
  }
}
