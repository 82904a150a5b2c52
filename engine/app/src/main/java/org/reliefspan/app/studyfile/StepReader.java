package org.reliefspan.app.studyfile;

import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;

/** Reads how activities are run. In a scenario, what a step leaves out is as in the base. */
final class StepReader {
  private StepReader() {}

  /** A step, or what a scenario changes of one. */
  static StepSpec read(YamlMap steps, String name, Optional<StepSpec> base) {
    Place place = steps.place(name);
    StepSpec otherwise = base.orElseGet(() -> plain(name, place));
    return steps
        .get(name)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(map -> step(map, otherwise, place))
        .orElse(otherwise);
  }

  private static StepSpec plain(String name, Place place) {
    return new StepSpec(
        name,
        new Access.Walk(),
        StepSpec.Order.FIRST_COME,
        StepSpec.WhenFull.LEAVE,
        Preemption.NONE,
        Optional.empty(),
        StepSpec.Instead.NOTHING,
        place);
  }

  private static StepSpec step(YamlMap map, StepSpec base, Place place) {
    StepSpec step =
        new StepSpec(
            base.activity(),
            AccessReader.read(map, base.access()),
            Keys.word(map, "order", StepSpec.Order.values()).orElse(base.order()),
            Keys.word(map, "when_full", StepSpec.WhenFull.values()).orElse(base.whenFull()),
            Keys.word(map, "preemption", Preemption.values()).orElse(base.preemption()),
            map.map("target").map(target -> target(target, base.target())).or(base::target),
            instead(map, base.instead()),
            place);
    map.close();
    return step;
  }

  private static StepSpec.Target target(YamlMap map, Optional<StepSpec.Target> base) {
    if (base.isEmpty()) {
      map.require("within");
    }
    OptionalDouble share = Keys.number(map, "share");
    StepSpec.Target target =
        new StepSpec.Target(
            Keys.number(map, "within")
                .orElse(base.map(StepSpec.Target::within).orElse(Double.POSITIVE_INFINITY)),
            Keys.word(map, "since", StepSpec.Since.values())
                .orElse(base.map(StepSpec.Target::since).orElse(StepSpec.Since.REQUEST)),
            share.isPresent()
                ? share
                : base.map(StepSpec.Target::share).orElse(OptionalDouble.empty()));
    map.close();
    return target;
  }

  private static StepSpec.Instead instead(YamlMap map, StepSpec.Instead base) {
    return new StepSpec.Instead(
        map.get("needs").isPresent()
            ? Optional.of(ExpressionReader.values(map, "needs"))
            : base.needs(),
        ExpressionReader.optional(map, "priority").or(base::priority),
        time(map, "duration").or(base::duration),
        ExpressionReader.optional(map, "no_show").or(base::noShow),
        map.map("waiting").map(own -> waiting(own, base.waiting())).orElse(base.waiting()));
  }

  private static StepSpec.Waiting waiting(YamlMap map, StepSpec.Waiting base) {
    StepSpec.Waiting waiting =
        new StepSpec.Waiting(
            time(map, "patience").or(base::patience),
            ExpressionReader.optional(map, "balk").or(base::balk),
            ExpressionReader.optional(map, "places").or(base::places));
    map.close();
    return waiting;
  }

  private static Optional<AttributeSpec.Start> time(YamlMap map, String key) {
    return map.get(key).map(node -> AttributeReader.lawOrValue(map, key));
  }
}
