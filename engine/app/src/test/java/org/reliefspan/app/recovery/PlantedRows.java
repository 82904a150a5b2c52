package org.reliefspan.app.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.fit.FitModels;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.analysis.fit.Fitting;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;

/** Rows of numbers that are collected into an analysis table and fitted as {@code fit} does. */
final class PlantedRows {
  private final List<String> names;
  private final List<double[]> rows = new ArrayList<>();

  PlantedRows(String... names) {
    this.names = List.of(names);
  }

  void add(double... row) {
    if (row.length != names.size()) {
      throw new IllegalArgumentException(
          "row (%d) must have %d cells".formatted(row.length, names.size()));
    }
    rows.add(row);
  }

  int size() {
    return rows.size();
  }

  /** Fits a model; options are words as on the command line. */
  FittedModel fit(String model, String formula, String... options) {
    Map<FitOption, String> given = new LinkedHashMap<>();
    for (int i = 0; i < options.length; i++) {
      FitOption option = FitOption.of(options[i].substring(2)).orElseThrow();
      given.put(option, option.kind() == FitOption.Kind.FLAG ? "" : options[++i]);
    }
    return Fitting.of(
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given)),
        table());
  }

  private DataTable table() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      int at = column;
      columns.put(
          names.get(column),
          new DataColumn.Numbers(rows.stream().mapToDouble(row -> row[at]).toArray()));
    }
    return DataTable.of(rows.size(), columns);
  }

  static FittedTerm term(FittedModel model, String name) {
    return model.terms().stream()
        .filter(term -> term.term().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not among %s: %s"
                        .formatted(
                            name,
                            model.terms().stream().map(FittedTerm::term).toList(),
                            model.notes())));
  }
}
