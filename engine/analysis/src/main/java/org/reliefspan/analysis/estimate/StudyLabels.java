package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/** Words for the procedures and measures of a study. */
final class StudyLabels {
  private StudyLabels() {}

  static Labels of(ResolvedStudy study) {
    List<ProcedureFamily> families = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    for (ReliefPlan plan : study.relief()) {
      plan.procedures().forEach(procedure -> families.add(procedure.family()));
      measures.add(plan.pain().measure());
      measures.add(plan.function().measure());
    }
    for (FunctionPlan plan : study.function()) {
      plan.procedures().forEach(procedure -> families.add(procedure.family()));
      plan.measures().forEach(selection -> measures.add(selection.measure()));
    }
    Map<String, String> names = new TreeMap<>();
    Map<String, String> groups = new TreeMap<>();
    families.forEach(family -> names.put(family.id(), family.name()));
    families.forEach(family -> groups.put(family.id(), family.group()));
    Map<String, String> measureNames = new TreeMap<>();
    Map<String, String> units = new TreeMap<>();
    measures.forEach(measure -> measureNames.put(measure.id(), measure.name()));
    measures.forEach(measure -> units.put(measure.id(), measure.unit()));
    return new Labels(names, groups, measureNames, units);
  }
}
