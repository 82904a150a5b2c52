package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.TransitionGraph;

/** Which effects are equal between transitions: numbers by column of the design. */
final class PanelConstraints {
  private final Map<String, int[]> numbers = new LinkedHashMap<>();

  private PanelConstraints() {}

  /** Reads {@code x;z=1,2,2}: one effect of x, two of z. */
  static PanelConstraints of(Optional<String> text, TransitionGraph graph, List<String> columns) {
    PanelConstraints constraints = new PanelConstraints();
    for (String part : text.map(value -> value.split(";", -1)).orElse(new String[0])) {
      String[] sides = part.split("=", -1);
      String column = sides[0].strip();
      if (!columns.contains(column) || sides.length > 2) {
        throw new FormulaException(
            "--constraint (%s) must name a coefficient: %s."
                .formatted(part, String.join(", ", columns)));
      }
      constraints.numbers.put(
          column, sides.length == 1 ? same(graph) : read(part, sides[1], graph));
    }
    return constraints;
  }

  private static int[] same(TransitionGraph graph) {
    int[] numbers = new int[graph.size()];
    Arrays.fill(numbers, 1);
    return numbers;
  }

  private static int[] read(String part, String list, TransitionGraph graph) {
    String[] words = list.split(",", -1);
    int[] numbers = new int[words.length];
    boolean whole = words.length == graph.size();
    for (int i = 0; i < words.length && whole; i++) {
      whole = words[i].strip().matches("[0-9]{1,3}");
      numbers[i] = whole ? Integer.parseInt(words[i].strip()) : 0;
    }
    if (!whole) {
      throw new FormulaException(
          "--constraint (%s) must give a whole number for each of the %d transitions, in the order"
                  .formatted(part, graph.size())
              + " of the states left; 0 for no effect.");
    }
    return numbers;
  }

  /** The same for a graph without one transition. */
  PanelConstraints without(int transition) {
    PanelConstraints left = new PanelConstraints();
    numbers.forEach(
        (column, own) ->
            left.numbers.put(
                column,
                IntStream.range(0, own.length)
                    .filter(t -> t != transition)
                    .map(t -> own[t])
                    .toArray()));
    return left;
  }

  void add(String column, PanelModel.Builder model) {
    int[] own = numbers.get(column);
    if (own == null) {
      model.covariate(column);
    } else {
      model.covariate(column, own);
    }
  }
}
