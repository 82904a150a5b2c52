package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.domain.formula.FormulaException;

/**
 * The complete rows of a table (or of a part of it) as arrays that an estimator reads. Arrays are
 * not copied: read only.
 *
 * @param design the right side as columns; no columns when the right side becomes groups
 * @param response left side
 * @param groups groups of the right side; one group unless the role is GROUPS
 * @param strata combinations of the strata() columns
 * @param clusters dense cluster numbers; of length 0 without cluster()
 * @param offsets sum of the offset() terms; of length 0 without offset()
 * @param caseWeights of length 0 without weights
 * @param roles further columns by role
 * @param dropped rows left out
 * @param tableRows row of the table, from 0, that each row comes from; of length 0 when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
public record ModelFrame(
    Design design,
    Response response,
    Groups groups,
    Groups strata,
    int[] clusters,
    double[] offsets,
    double[] caseWeights,
    Map<String, DataColumn> roles,
    Dropped dropped,
    int[] tableRows)
    implements Serializable {

  /**
   * Rows left out.
   *
   * @param incomplete with an empty cell that the model needs
   * @param contradictory with a stop not after its start, or a right end before its left
   */
  public record Dropped(long incomplete, long contradictory) implements Serializable {
    /** The sum of two parts. */
    public Dropped plus(Dropped other) {
      return new Dropped(incomplete + other.incomplete, contradictory + other.contradictory);
    }

    /** Sentences for the notes; none when nothing was dropped. */
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (incomplete > 0) {
        notes.add(rows(incomplete) + " incomplete and dropped.");
      }
      if (contradictory > 0) {
        notes.add(rows(contradictory) + " dropped: the times contradict each other.");
      }
      return List.copyOf(notes);
    }

    private static String rows(long number) {
      return number == 1 ? "1 row was" : "%d rows were".formatted(number);
    }
  }

  /** The frame of a whole table, groups and strata without empty ones. */
  public static ModelFrame of(FrameSpec spec, DataTable table) {
    return of(spec, DesignScan.of(spec, table), table);
  }

  /** The same after a scan of the table. */
  public static ModelFrame of(FrameSpec spec, DesignScan scan, DataTable table) {
    ModelFrame frame = new DesignPlan(spec, scan).frame(table);
    frame.requireFinite();
    return new ModelFrame(
        frame.design,
        frame.response,
        frame.groups.compressed(),
        frame.strata.compressed(),
        frame.clusters,
        frame.offsets,
        frame.caseWeights,
        frame.roles,
        frame.dropped,
        frame.tableRows);
  }

  public int rows() {
    return response.rows();
  }

  /** Where a row stands in the user's table, rows counted from 1 after the header. */
  public String place(int row) {
    return row < tableRows.length ? "row %d of the data".formatted(tableRows[row] + 1) : "a row";
  }

  private void requireFinite() {
    double[] values = design.values();
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new FormulaException(
            "%s is infinite in %s. Maybe a logarithm or a quotient of 0?"
                .formatted(design.columns().get(at % design.width()), place(at / design.width())));
      }
    }
    if (response instanceof Response.Numbers numbers) {
      for (int row = 0; row < rows(); row++) {
        if (!Double.isFinite(numbers.values()[row])) {
          throw new FormulaException(
              "The left side is infinite in %s. Maybe a logarithm or a quotient of 0?"
                  .formatted(place(row)));
        }
      }
    }
  }

  /** Number of rows with weight 0. */
  public long weightless() {
    return Arrays.stream(caseWeights).filter(weight -> weight == 0).count();
  }

  /** The frame without rows of weight 0. */
  public ModelFrame weighty() {
    if (weightless() == 0) {
      return this;
    }
    int[] kept = IntStream.range(0, rows()).filter(row -> caseWeights[row] != 0).toArray();
    Map<String, DataColumn> keptRoles = new LinkedHashMap<>();
    roles.forEach((role, column) -> keptRoles.put(role, column.rows(kept)));
    return new ModelFrame(
        design.rows(kept),
        response.rows(kept),
        groups.rows(kept),
        strata.rows(kept),
        clusters.length == 0 ? clusters : Arrays.stream(kept).map(row -> clusters[row]).toArray(),
        offsets.length == 0 ? offsets : picked(offsets, kept),
        picked(caseWeights, kept),
        keptRoles,
        dropped,
        tableRows.length == 0
            ? tableRows
            : Arrays.stream(kept).map(row -> tableRows[row]).toArray());
  }

  private static double[] picked(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Dense cluster numbers, if the formula has cluster(). */
  public Optional<int[]> cluster() {
    return clusters.length == 0 ? Optional.empty() : Optional.of(clusters);
  }

  /** Whether case weights were given. */
  public boolean isWeighted() {
    return caseWeights.length > 0;
  }

  /** Case weights, 1 where none were given. */
  public double[] weightsOrOnes() {
    if (isWeighted()) {
      return caseWeights;
    }
    double[] ones = new double[rows()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Offsets, 0 where none were given. */
  public double[] offsetOrZeros() {
    return offsets.length > 0 ? offsets : new double[rows()];
  }

  /** Whether a column plays a role. */
  public boolean has(String role) {
    return roles.containsKey(role);
  }

  /** Finite numbers of the column that plays a role. */
  public double[] numbers(String role) {
    DataColumn column = role(role);
    if (!(column instanceof DataColumn.Numbers numbers)) {
      throw new FormulaException("The column for --%s must hold numbers.".formatted(role));
    }
    if (Arrays.stream(numbers.cells()).anyMatch(Double::isInfinite)) {
      throw new FormulaException("The column for --%s must be finite.".formatted(role));
    }
    return numbers.cells();
  }

  /** Dense numbers from 0 for the distinct values of the column that plays a role, sorted. */
  public int[] codes(String role) {
    return levels(role).codes();
  }

  /** Distinct values of the column that plays a role, sorted, with the code of each row. */
  public Groups levels(String role) {
    DataColumn column = role(role);
    Value.Factor factor =
        column instanceof DataColumn.Words words
            ? Levels.ofWords(words)
            : Levels.ofNumbers(((DataColumn.Numbers) column).cells());
    return new Groups(factor.codes(), factor.levels()).compressed();
  }

  private DataColumn role(String role) {
    DataColumn column = roles.get(role);
    if (column == null) {
      throw new FormulaException("This model needs --%s COLUMN.".formatted(role));
    }
    return column;
  }
}
