package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/** Makes one cell of a record from a raw row. */
sealed interface CellMapper extends Serializable {

  String text(RawRow row);

  /** A column's cell: missing codes become blank, then texts are recoded. */
  record FromColumn(int column, Set<String> missing, Map<String, String> recoding)
      implements CellMapper {
    @Override
    public String text(RawRow row) {
      String text = row.cell(column);
      if (missing.contains(text)) {
        return "";
      }
      return recoding.isEmpty() ? text : recoding.getOrDefault(text, text);
    }
  }

  record FromRowNumber() implements CellMapper {
    @Override
    public String text(RawRow row) {
      return Long.toString(row.number());
    }
  }

  record Fixed(String constant) implements CellMapper {
    @Override
    public String text(RawRow row) {
      return constant;
    }
  }
}
