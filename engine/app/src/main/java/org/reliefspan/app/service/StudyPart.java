package org.reliefspan.app.service;

import java.util.List;
import org.reliefspan.domain.study.ResolvedStudy;

/** Which questions of a study are answered. */
public enum StudyPart {
  ALL,
  RELIEF;

  ResolvedStudy of(ResolvedStudy study) {
    return switch (this) {
      case ALL -> study;
      case RELIEF ->
          new ResolvedStudy(
              study.name(),
              study.title(),
              study.seed(),
              study.data(),
              study.cohort(),
              study.relief(),
              List.of(),
              study.disclosureThreshold(),
              study.disclosureReason());
    };
  }
}
