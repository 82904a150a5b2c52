package org.reliefspan.app.cli;

import java.nio.file.Path;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.study.ResolvedStudy;

/** The name that a study's results folder gets when none is given. */
final class StudyName {
  private StudyName() {}

  static String of(Path study) {
    return StudyFile.read(study).study().map(ResolvedStudy::name).orElse("study");
  }
}
