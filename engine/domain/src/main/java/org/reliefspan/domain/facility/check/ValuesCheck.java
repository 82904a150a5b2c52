package org.reliefspan.domain.facility.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Written;

/** Values with which patients begin: of attributes that there are, and of their kind. */
final class ValuesCheck implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    List<AttributeSpec> attributes = situation.pathway().attributes();
    for (ArrivalSpec stream : situation.facility().arrivals()) {
      Values values = new Values(attributes, stream.place(), complaints);
      stream.attributes().forEach(values::written);
      if (stream.when() instanceof ArrivalSpec.Given given) {
        values.columns(given.values());
      }
    }
  }

  private record Values(List<AttributeSpec> attributes, Place stream, Complaints complaints) {
    void written(String name, Written value) {
      Optional<AttributeSpec> attribute = attribute(name, value.place());
      Optional<Set<String>> words = attribute.flatMap(Values::words);
      if (attribute.isEmpty()) {
        return;
      }
      if (value.expression() instanceof Expression.Text text) {
        word(name, text.value(), words, value.place());
      } else if (value.expression() instanceof Expression.Constant && words.isPresent()) {
        complaints.add(value.place(), "is a number, but %s is a word.".formatted(name));
      }
    }

    void columns(Map<String, ProfileColumn> columns) {
      columns.forEach(
          (name, column) -> {
            Optional<AttributeSpec> attribute = attribute(name, stream);
            attribute.ifPresent(known -> column(name, column, words(known)));
          });
    }

    private void column(String name, ProfileColumn column, Optional<Set<String>> words) {
      if (column.isOfWords()) {
        column.words().forEach(word -> word(name, word, words, stream));
      } else if (words.isPresent() && column.rows() > 0) {
        complaints.add(stream, "gives numbers to %s, which is a word.".formatted(name));
      }
    }

    private Optional<AttributeSpec> attribute(String name, Place place) {
      List<String> known = attributes.stream().map(AttributeSpec::name).toList();
      if (!known.contains(name)) {
        complaints.unknown(place, "attribute of the pathway", name, known);
        return Optional.empty();
      }
      return Optional.of(attributes.get(known.indexOf(name)));
    }

    private void word(String name, String word, Optional<Set<String>> words, Place place) {
      if (words.isEmpty()) {
        complaints.add(place, "gives words to %s, which is a number.".formatted(name));
      } else if (!words.get().isEmpty() && !words.get().contains(word)) {
        complaints.add(
            place,
            "gives a word to %s that it never is. Maybe one of: %s."
                .formatted(name, String.join(", ", words.get())));
      }
    }

    /** What a word may be, if it is one; nothing if that is not known. */
    private static Optional<Set<String>> words(AttributeSpec attribute) {
      if (attribute.start() instanceof AttributeSpec.Categories categories) {
        return Optional.of(categories.probabilities().keySet());
      }
      if (attribute.start() instanceof AttributeSpec.Profiled profiled) {
        return Optional.of(profiled.column())
            .filter(ProfileColumn::isOfWords)
            .map(column -> new LinkedHashSet<>(column.words()));
      }
      return attribute.start() instanceof AttributeSpec.Fixed fixed
              && fixed.value().expression() instanceof Expression.Text
          ? Optional.of(Set.of())
          : Optional.empty();
    }
  }
}
