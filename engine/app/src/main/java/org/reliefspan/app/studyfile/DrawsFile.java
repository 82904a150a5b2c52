package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.pathway.DrawsElsewhere;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.spelling.Nearest;

/**
 * Draws of parameters that were made elsewhere: a CSV file with a column for each parameter and a
 * row for each draw. Columns whose names begin with a point, such as {@code .chain}, count draws.
 */
public final class DrawsFile {
  private static final int LEAST = 2;

  private final CsvTable table;

  private DrawsFile(CsvTable table) {
    this.table = table;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException in words that continue a sentence about the file
   */
  public static DrawsFile read(Path file) {
    try {
      DrawsFile draws = new DrawsFile(CsvTable.read(file, "Maybe there is a mistake in its path?"));
      if (draws.size() < LEAST) {
        throw wrong(
            "has %d rows of draws. It must have at least %d.".formatted(draws.size(), LEAST));
      }
      return draws;
    } catch (CsvTable.Unreadable problem) {
      throw new IllegalArgumentException(problem.words());
    }
  }

  /** Number of draws. */
  public int size() {
    return table.rows();
  }

  /**
   * The pathway with these draws in place of its own; other parameters are drawn as declared.
   *
   * @throws IllegalArgumentException in words that continue a sentence about the file
   */
  public PathwaySpec in(PathwaySpec spec) {
    List<String> names = table.names().stream().filter(name -> !name.startsWith(".")).toList();
    requireParameters(names, spec);
    List<String> torn = DrawsElsewhere.torn(spec, names);
    if (!torn.isEmpty()) {
      throw wrong(
          "has no column \"%s\", which the pathway draws together with others that it has."
                  .formatted(torn.get(0))
              + " Maybe add it?");
    }
    try {
      return DrawsElsewhere.in(spec, names, rows(names));
    } catch (CsvTable.Unreadable problem) {
      throw wrong(problem.words());
    }
  }

  private void requireParameters(List<String> names, PathwaySpec spec) {
    List<String> known = spec.parameters().stream().map(ParameterSpec::name).toList();
    List<String> unknown = new ArrayList<>(names);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw wrong(
          "has a column \"%s\", which is no parameter of the pathway.%s"
              .formatted(unknown.get(0), Nearest.hint(unknown.get(0), known)));
    }
    if (names.isEmpty()) {
      throw wrong("has no columns of parameters.");
    }
  }

  private JointLaw.Rows rows(List<String> names) throws CsvTable.Unreadable {
    double[] values = new double[size() * names.size()];
    for (int column = 0; column < names.size(); column++) {
      double[] numbers = table.numbers(names.get(column));
      for (int row = 0; row < numbers.length; row++) {
        values[row * names.size() + column] = numbers[row];
      }
    }
    return new JointLaw.Rows(names.size(), values);
  }

  private static IllegalArgumentException wrong(String words) {
    return new IllegalArgumentException(words);
  }
}
