package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.formula.Expression;

/**
 * What must be known about all rows before one part can be coded: levels, knots, status codes.
 * Scans of parts merge; the order of merging does not matter.
 */
public final class DesignScan implements Serializable {
  private static final long serialVersionUID = 1L;
  private final Map<Expression, VariableScan> variables = new LinkedHashMap<>();
  private final Map<Expression, VariableScan> strata = new LinkedHashMap<>();
  private final Set<String> responseLevels = new LinkedHashSet<>();
  private final SortedSet<Double> status = new TreeSet<>();
  private long rows;
  private ModelFrame.Dropped dropped = new ModelFrame.Dropped(0, 0);
  private boolean weightless = true;

  private DesignScan() {}

  /** Scans a part of a table. */
  public static DesignScan of(FrameSpec spec, DataTable table) {
    EvaluatedRows evaluated = new EvaluatedRows(spec, table);
    int[] kept = evaluated.kept();
    DesignScan scan = new DesignScan();
    scan.rows = kept.length;
    scan.dropped = evaluated.dropped();
    scan.weightless =
        evaluated.weights().isPresent()
            && Arrays.stream(evaluated.weights().get()).allMatch(weight -> weight == 0);
    for (Expression variable : EvaluatedRows.variables(spec)) {
      scan.variables.put(variable, scan(variable, evaluated.variable(variable), kept));
    }
    for (Expression stratum : spec.formula().strata()) {
      scan.strata.put(stratum, scan(stratum, evaluated.factor(stratum), kept));
    }
    scan.responseLevels.addAll(evaluated.response().levels(kept));
    Optional<double[]> codes = evaluated.response().status();
    if (codes.isPresent()) {
      for (int row : kept) {
        scan.addStatus(codes.get()[row]);
      }
    }
    return scan;
  }

  private void addStatus(double code) {
    if (status.size() < 2000 && (status.isEmpty() || code != status.first())) {
      status.add(code);
    }
  }

  private static VariableScan scan(Expression variable, Value value, int[] kept) {
    VariableScan scan = new VariableScan();
    if (value instanceof Value.Factor factor) {
      scan.addLevels(factor, kept);
    } else if (value instanceof Value.Logical) {
      scan.addTruth();
    } else {
      double[] cells = ((Value.Numeric) value).cells();
      scan.addNumbers(cells, kept);
      if (BasisCall.in(variable).filter(basis -> !basis.isFixed()).isPresent()) {
        scan.addValues(cells);
      }
    }
    return scan;
  }

  /** Adds what another part says. */
  public void merge(DesignScan other) {
    rows += other.rows;
    dropped = dropped.plus(other.dropped);
    weightless &= other.weightless;
    status.addAll(other.status);
    responseLevels.addAll(other.responseLevels);
    merge(variables, other.variables);
    merge(strata, other.strata);
  }

  private static void merge(
      Map<Expression, VariableScan> mine, Map<Expression, VariableScan> others) {
    others.forEach((expression, scan) -> found(mine, expression).merge(scan));
  }

  /** Complete rows. */
  public long rows() {
    return rows;
  }

  /** Rows that are not used. */
  public ModelFrame.Dropped dropped() {
    return dropped;
  }

  /** What was seen of each variable, in the order of the formula. */
  public List<SeenCovariate> seen() {
    return variables.entrySet().stream()
        .map(variable -> variable.getValue().seen(variable.getKey()))
        .toList();
  }

  /** Whether no complete row has a weight above 0. */
  boolean isWeightless() {
    return rows > 0 && weightless;
  }

  VariableScan variable(Expression expression) {
    return found(variables, expression);
  }

  VariableScan stratum(Expression expression) {
    return found(strata, expression);
  }

  private static VariableScan found(Map<Expression, VariableScan> scans, Expression expression) {
    VariableScan scan = scans.get(expression);
    if (scan == null) {
      throw new IllegalArgumentException("no scan of " + expression.words());
    }
    return scan;
  }

  Set<String> responseLevels() {
    return responseLevels;
  }

  SortedSet<Double> status() {
    return status;
  }
}
