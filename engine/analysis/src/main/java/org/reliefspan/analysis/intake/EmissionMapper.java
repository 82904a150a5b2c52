package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.intake.VisitTable;

/** Makes the records of one emission. */
final class EmissionMapper implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CandidateRecord.Shape shape;
  private final ArrayList<CellMapper> cells;

  EmissionMapper(CandidateRecord.Shape shape, List<CellMapper> cells) {
    this.shape = shape;
    this.cells = new ArrayList<>(cells);
  }

  VisitTable table() {
    return new CandidateRecord(shape, new String[0]).table();
  }

  CandidateRecord record(RawRow row) {
    String[] texts = new String[cells.size()];
    for (int cell = 0; cell < texts.length; cell++) {
      texts[cell] = cells.get(cell).text(row);
    }
    return new CandidateRecord(shape, texts);
  }
}
