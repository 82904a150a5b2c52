package org.reliefspan.report.html;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A section of the page about a simulated pathway.
 *
 * @param id anchor
 * @param lead what it is about
 * @param table the main one, may be empty
 * @param figures in order
 * @param folds what is shown when asked for
 * @param missing why there is nothing to show; empty when there is
 */
public record Part(
    String id,
    String title,
    String lead,
    TableView table,
    List<FigureView> figures,
    List<Fold> folds,
    String missing) {
  public Part {
    figures = List.copyOf(figures);
    folds = List.copyOf(folds);
  }

  /** The figures of all sections, SVG by name. */
  static Map<String, String> figures(List<Part> parts) {
    Map<String, String> figures = new TreeMap<>();
    parts.forEach(
        part -> part.figures().forEach(figure -> figures.put(figure.name(), figure.svg())));
    return figures;
  }

  static Part missing(String id, String title, String why) {
    return new Part(id, title, "", TableView.empty(), List.of(), List.of(), why);
  }

  static Part of(String id, String title, String lead, List<FigureView> figures) {
    return new Part(id, title, lead, TableView.empty(), figures, List.of(), "");
  }

  Part with(TableView newTable) {
    return new Part(id, title, lead, newTable, figures, folds, missing);
  }

  Part folding(List<Fold> newFolds) {
    return new Part(id, title, lead, table, figures, newFolds, missing);
  }
}
