package org.reliefspan.report.html;

import java.util.List;

/** A table that the page shows only when asked. */
public record Fold(String title, TableView table) {

  /** The folds that have rows. */
  static List<Fold> filled(Fold... folds) {
    return List.of(folds).stream().filter(fold -> !fold.table().rows().isEmpty()).toList();
  }
}
