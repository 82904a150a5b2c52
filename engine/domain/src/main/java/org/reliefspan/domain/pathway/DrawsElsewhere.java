package org.reliefspan.domain.pathway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts draws of parameters that were made elsewhere in place of the laws of a pathway. */
public final class DrawsElsewhere {
  private DrawsElsewhere() {}

  /**
   * The pathway with these draws; parameters that are not among them are drawn as declared.
   *
   * @param names of parameters that the pathway declares; of joint parameters all or none
   */
  public static PathwaySpec in(PathwaySpec spec, List<String> names, JointLaw.Rows rows) {
    List<JointParameters> joint = new ArrayList<>();
    spec.joint().stream()
        .filter(each -> each.names().stream().noneMatch(names::contains))
        .forEach(joint::add);
    joint.add(new JointParameters(names, rows, Place.NONE));
    List<ParameterSpec> parameters =
        spec.parameters().stream()
            .map(each -> names.contains(each.name()) ? withoutLaw(each) : each)
            .toList();
    return spec.withParameters(parameters, joint);
  }

  private static ParameterSpec withoutLaw(ParameterSpec old) {
    return new ParameterSpec(
        old.name(), old.value(), Optional.empty(), old.unit(), old.source(), old.place());
  }

  /** Parameters that are missing although some that are drawn together with them are there. */
  public static List<String> torn(PathwaySpec spec, List<String> names) {
    return spec.joint().stream()
        .map(JointParameters::names)
        .filter(group -> group.stream().anyMatch(names::contains))
        .flatMap(List::stream)
        .filter(name -> !names.contains(name))
        .toList();
  }
}
