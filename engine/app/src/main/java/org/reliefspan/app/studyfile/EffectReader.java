package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/** Reads effects and measures. In a strategy, what an effect leaves out is as in the base. */
final class EffectReader {
  private static final Written NOTHING = Written.of(0);
  private static final Written FOR_EVER = Written.of(Double.POSITIVE_INFINITY);

  private EffectReader() {}

  /** An effect of the base. */
  static EffectSpec base(YamlMap effects, String name) {
    return read(effects, name, Optional.empty());
  }

  /** An effect, or what a strategy changes of one. */
  static EffectSpec read(YamlMap effects, String name, Optional<EffectSpec> base) {
    Place place = effects.place(name);
    EffectSpec otherwise = base.orElseGet(() -> unread(name, place));
    return effects
        .get(name)
        .flatMap(YamlNode::map)
        .map(map -> effect(map, otherwise, base.isPresent(), place))
        .orElse(otherwise);
  }

  private static EffectSpec unread(String name, Place place) {
    return new EffectSpec(
        name,
        List.of(),
        new AttributeSpec.Fixed(Written.unread(place)),
        NOTHING,
        FOR_EVER,
        NOTHING,
        EffectSpec.Shape.LINEAR,
        EffectSpec.Stack.REPLACE,
        Optional.empty(),
        place);
  }

  private static EffectSpec effect(YamlMap map, EffectSpec base, boolean isPatch, Place place) {
    if (!isPatch) {
      map.require("from");
      map.require("amount");
    }
    EffectSpec effect =
        new EffectSpec(
            base.name(),
            map.get("from").isPresent() ? map.texts("from") : base.from(),
            map.get("amount")
                .map(node -> AttributeReader.start(map, "amount"))
                .orElse(base.amount()),
            ExpressionReader.optional(map, "onset").orElse(base.onset()),
            ExpressionReader.optional(map, "plateau").orElse(isPatch ? base.plateau() : rest(map)),
            ExpressionReader.optional(map, "waning").orElse(base.waning()),
            word(map, "shape", List.of(EffectSpec.Shape.values())).orElse(base.shape()),
            word(map, "stack", List.of(EffectSpec.Stack.values())).orElse(base.stack()),
            ExpressionReader.optional(map, "ceiling").or(base::ceiling),
            place);
    map.close();
    return effect;
  }

  /** Without a plateau an effect that wanes does so at once. */
  private static Written rest(YamlMap map) {
    return map.get("waning").isPresent() ? NOTHING : FOR_EVER;
  }

  private static <E extends Enum<E>> Optional<E> word(YamlMap map, String key, List<E> choices) {
    return map.get(key).flatMap(node -> node.oneOf(choices, PathwayTimeReader::word));
  }

  /** A measure: its name and an expression. */
  static MeasureSpec measure(YamlMap measures, String name) {
    return new MeasureSpec(name, ExpressionReader.required(measures, name), measures.place(name));
  }
}
