package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.formula.Term;

/** How rows become a {@link ModelFrame}: the same for every part of a table. Immutable. */
public final class DesignPlan implements Serializable {
  private static final long serialVersionUID = 1L;
  private final FrameSpec spec;
  private final StatusCoding status;
  private final List<TermCoding> terms;
  private final List<String> columns;
  private final List<String> responseLevels;
  private final LinkedHashMap<Expression, List<String>> groupLevels = new LinkedHashMap<>();
  private final LinkedHashMap<Expression, List<String>> stratumLevels = new LinkedHashMap<>();

  /** The plan for all rows of a scan. */
  public DesignPlan(FrameSpec spec, DesignScan scan) {
    if (scan.rows() == 0) {
      throw new FormulaException("No row of the table is complete, so nothing can be fitted.");
    }
    if (scan.isWeightless()) {
      throw new FormulaException(
          "All weights are 0 in the complete rows, so nothing can be fitted. Maybe another column"
              + " was meant?");
    }
    this.spec = spec;
    this.status = StatusCoding.of(spec.response(), scan.status());
    this.responseLevels = Levels.sorted(scan.responseLevels());
    this.terms = spec.role() == FrameSpec.Role.GROUPS ? List.of() : terms(spec, scan);
    this.columns = named();
    for (Expression stratum : spec.formula().strata()) {
      stratumLevels.put(stratum, Levels.ordered(stratum, scan.stratum(stratum).levels()));
    }
    if (spec.role() == FrameSpec.Role.GROUPS) {
      for (Expression group : EvaluatedRows.variables(spec)) {
        groupLevels.put(group, Levels.ordered(group, scan.variable(group).levels()));
      }
    }
  }

  private static List<TermCoding> terms(FrameSpec spec, DesignScan scan) {
    Map<Expression, VariableCoding> codings = new LinkedHashMap<>();
    for (Expression variable : EvaluatedRows.variables(spec)) {
      codings.put(variable, VariableCoding.of(variable, scan.variable(variable)));
    }
    List<List<VariableCoding>> byTerm = new ArrayList<>();
    for (Term term : spec.formula().terms()) {
      byTerm.add(term.variables().stream().map(codings::get).toList());
    }
    return TermCoding.of(codedBeside(spec), byTerm);
  }

  /** Slopes are coded as if the intercept were there. */
  private static Formula codedBeside(FrameSpec spec) {
    Formula formula = spec.formula();
    return spec.role() == FrameSpec.Role.SLOPES ? formula.withIntercept() : formula;
  }

  /** Names of the columns of the design. */
  public List<String> columns() {
    return columns;
  }

  private List<String> named() {
    List<String> names = new ArrayList<>();
    if (hasIntercept()) {
      names.add("(Intercept)");
    }
    terms.forEach(term -> names.addAll(term.names()));
    return List.copyOf(names);
  }

  private boolean hasIntercept() {
    return spec.role() == FrameSpec.Role.DESIGN && spec.formula().hasIntercept();
  }

  /** Codes a part of the table. */
  public ModelFrame frame(DataTable table) {
    EvaluatedRows rows = new EvaluatedRows(spec, table);
    int[] kept = rows.kept();
    Formula formula = spec.formula();
    Map<String, DataColumn> roles = new LinkedHashMap<>();
    rows.roles().forEach((role, value) -> roles.put(role, chosen(value, kept)));
    List<String> labels = spec.formula().terms().stream().map(Term::words).toList();
    return new ModelFrame(
        new Design(columns, termOfColumn(), labels, design(rows)),
        rows.response().of(kept, status, responseLevels),
        spec.role() == FrameSpec.Role.GROUPS
            ? groups(
                kept,
                List.copyOf(EvaluatedRows.variables(spec)),
                groupLevels,
                variable -> (Value.Factor) rows.variable(variable))
            : Groups.one(kept.length),
        groups(kept, formula.strata(), stratumLevels, rows::factor),
        cluster(rows),
        rows.offset(),
        rows.weights().orElse(new double[0]),
        roles,
        rows.dropped(),
        kept);
  }

  private double[] design(EvaluatedRows rows) {
    int width = columns.size();
    int count = rows.kept().length;
    double[] design = new double[Math.multiplyExact(count, width)];
    int first = 0;
    if (hasIntercept()) {
      for (int row = 0; row < count; row++) {
        design[row * width] = 1;
      }
      first = 1;
    }
    for (TermCoding term : terms) {
      term.fill(rows, design, width, first);
      first += term.size();
    }
    return design;
  }

  private int[] termOfColumn() {
    int[] owner = new int[columns.size()];
    int at = 0;
    if (hasIntercept()) {
      owner[at++] = -1;
    }
    for (int t = 0; t < terms.size(); t++) {
      for (int i = 0; i < terms.get(t).size(); i++) {
        owner[at++] = t;
      }
    }
    return owner;
  }

  private static Groups groups(
      int[] kept,
      List<Expression> variables,
      Map<Expression, List<String>> factorLevels,
      Function<Expression, Value.Factor> values) {
    if (variables.isEmpty()) {
      return Groups.one(kept.length);
    }
    List<List<String>> levels = variables.stream().map(factorLevels::get).toList();
    List<String> labels = Groups.labels(variables, levels);
    int[] codes = new int[kept.length];
    for (int v = 0; v < variables.size(); v++) {
      Value.Factor factor = Levels.recoded(values.apply(variables.get(v)), levels.get(v));
      for (int row = 0; row < codes.length; row++) {
        codes[row] = codes[row] * levels.get(v).size() + factor.codes()[kept[row]];
      }
    }
    return new Groups(codes, labels);
  }

  private int[] cluster(EvaluatedRows rows) {
    List<Expression> variables = spec.formula().cluster();
    if (variables.isEmpty()) {
      return new int[0];
    }
    if (variables.size() > 1) {
      throw new FormulaException("cluster() takes one column.");
    }
    Value.Factor factor = rows.factor(variables.get(0));
    return new Groups(chosen(factor, rows.kept()), factor.levels()).compressed().codes();
  }

  private static int[] chosen(Value.Factor factor, int[] kept) {
    int[] codes = new int[kept.length];
    for (int row = 0; row < kept.length; row++) {
      codes[row] = factor.codes()[kept[row]];
    }
    return codes;
  }

  private static DataColumn chosen(Value value, int[] kept) {
    if (value instanceof Value.Factor factor) {
      return new DataColumn.Words(chosen(factor, kept), factor.levels());
    }
    double[] cells =
        value instanceof Value.Numeric numeric ? numeric.cells() : ((Value.Logical) value).cells();
    return new DataColumn.Numbers(RawResponse.chosen(cells, kept));
  }
}
