package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/**
 * Which group each row belongs to. Not copied.
 *
 * @param codes dense, index into labels
 * @param labels {@code column=value} joined by semicolons, {@code all} when there is one group only
 *     because nothing divides the rows; a group of a part may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
public record Groups(int[] codes, List<String> labels) implements Serializable {
  private static final int MOST = 100_000;

  /** Everybody in one group. */
  public static Groups one(int rows) {
    return new Groups(new int[rows], List.of("all"));
  }

  /** Number of groups. */
  public int size() {
    return labels.size();
  }

  /** Whether nothing divides the rows. */
  public boolean isWhole() {
    return labels.size() == 1 && labels.get(0).equals("all");
  }

  /** Some rows, in the given order, with the groups that they need. */
  Groups rows(int[] rows) {
    return new Groups(Arrays.stream(rows).map(row -> codes[row]).toArray(), labels).compressed();
  }

  /** The same without empty groups. */
  public Groups compressed() {
    int[] place = new int[labels.size()];
    Arrays.fill(place, -1);
    for (int code : codes) {
      place[code] = 0;
    }
    List<String> kept = new ArrayList<>();
    for (int group = 0; group < place.length; group++) {
      if (place[group] == 0) {
        place[group] = kept.size();
        kept.add(labels.get(group));
      }
    }
    int[] dense = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      dense[row] = place[codes[row]];
    }
    return new Groups(dense, List.copyOf(kept));
  }

  /** All combinations of levels, the first variable varying slowest. */
  static List<String> labels(List<Expression> variables, List<List<String>> levels) {
    List<String> labels = List.of("");
    for (int v = 0; v < variables.size(); v++) {
      List<String> longer = new ArrayList<>();
      for (String before : labels) {
        for (String level : levels.get(v)) {
          String own = shortName(variables.get(v)) + "=" + level;
          longer.add(before.isEmpty() ? own : before + ";" + own);
        }
      }
      labels = longer;
      if (labels.size() > MOST) {
        throw new FormulaException(
            "The groups are too many (more than %d). Maybe a column of numbers stands for a group?"
                .formatted(MOST));
      }
    }
    return variables.isEmpty() ? List.of("all") : labels;
  }

  private static String shortName(Expression variable) {
    Optional<Expression> inside =
        variable instanceof Expression.Call call
                && (call.function().equals("factor") || call.function().equals("as.factor"))
            ? call.positional().stream().findFirst()
            : Optional.empty();
    return inside.orElse(variable).words();
  }
}
