package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/** Reads attributes: {@code age: 25}, or {@code age: {draw: {normal: {mean: 60, sd: 8}}}}. */
final class AttributeReader {
  private static final String CATEGORIES = "categories";

  private AttributeReader() {}

  static AttributeSpec read(YamlMap attributes, String name) {
    return new AttributeSpec(name, start(attributes, name), attributes.place(name));
  }

  /** An expression, or {@code {draw: ...}}. */
  static AttributeSpec.Start start(YamlMap parent, String key) {
    Optional<YamlMap> map = parent.get(key).filter(YamlNode::isMap).flatMap(YamlNode::map);
    AttributeSpec.Start start =
        map.isEmpty()
            ? new AttributeSpec.Fixed(ExpressionReader.required(parent, key))
            : drawn(map.get(), parent.place(key));
    map.ifPresent(YamlMap::close);
    return start;
  }

  /** An expression, or a distribution. */
  static AttributeSpec.Start lawOrValue(YamlMap parent, String key) {
    Optional<YamlNode> law = parent.get(key).filter(YamlNode::isMap);
    if (law.isEmpty()) {
      return new AttributeSpec.Fixed(ExpressionReader.required(parent, key));
    }
    return law.flatMap(LawReader::law)
        .<AttributeSpec.Start>map(AttributeSpec.Drawn::new)
        .orElse(new AttributeSpec.Fixed(Written.unread(parent.place(key))));
  }

  private static AttributeSpec.Start drawn(YamlMap map, Place place) {
    return map.require("draw")
        .flatMap(node -> LawReader.single(node, List.of(CATEGORIES)))
        .flatMap(AttributeReader::start)
        .orElse(new AttributeSpec.Fixed(Written.unread(place)));
  }

  private static Optional<AttributeSpec.Start> start(YamlMap draw) {
    String word = draw.all().keySet().iterator().next();
    return word.equals(CATEGORIES)
        ? draw.map(CATEGORIES).map(map -> new AttributeSpec.Categories(ExpressionReader.all(map)))
        : LawReader.law(draw, word).map(AttributeSpec.Drawn::new);
  }
}
