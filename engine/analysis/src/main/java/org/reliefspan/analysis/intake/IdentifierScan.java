package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * The first de-identification gate: looks at every column's name and every cell's shape for direct
 * identifiers. Mergeable; not thread-safe, one per task.
 */
public final class IdentifierScan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Header header;
  private final ArrayList<ColumnRole> roles = new ArrayList<>();
  private final ArrayList<EnumMap<IdentifierShape, Long>> found = new ArrayList<>();

  public IdentifierScan(Header header) {
    this.header = header;
    for (String name : header.names()) {
      roles.add(ColumnRole.of(name));
      found.add(new EnumMap<>(IdentifierShape.class));
    }
  }

  /** Looks at the cells of a row. */
  public void add(RawRow row) {
    for (int column = 0; column < found.size(); column++) {
      String text = row.cell(column);
      if (!text.isEmpty()) {
        add(column, text);
      }
    }
  }

  private void add(int column, String text) {
    for (IdentifierShape shape : roles.get(column).shapes()) {
      if (shape.fits(text)) {
        found.get(column).merge(shape, 1L, Long::sum);
      }
    }
  }

  public IdentifierScan merge(IdentifierScan other) {
    for (int column = 0; column < found.size(); column++) {
      EnumMap<IdentifierShape, Long> sum = found.get(column);
      other.found.get(column).forEach((shape, rows) -> sum.merge(shape, rows, Long::sum));
    }
    return this;
  }

  /** What looks like an identifier, column by column; empty when the file may enter. */
  public List<IntakeFinding> findings(String file) {
    List<IntakeFinding> findings = new ArrayList<>();
    for (int column = 0; column < found.size(); column++) {
      String name = header.names().get(column);
      ColumnRole role = roles.get(column);
      role.identifier().ifPresent(identifier -> findings.add(byName(name, identifier, file)));
      if (role.identifier().isEmpty()) {
        addByShape(column, file, findings);
      }
    }
    return findings;
  }

  private void addByShape(int column, String file, List<IntakeFinding> findings) {
    for (IdentifierShape shape : IdentifierShape.values()) {
      long rows = found.get(column).getOrDefault(shape, 0L);
      if (rows > 0) {
        findings.add(
            new IntakeFinding(
                "The column *%s* must not hold %s (%d rows do)."
                    .formatted(header.names().get(column), shape.description(), rows),
                file,
                shape.advice()));
      }
    }
  }

  private static IntakeFinding byName(String column, String identifier, String file) {
    return new IntakeFinding(
        "The column *%s* must not be there: its name says %s.".formatted(column, identifier),
        file,
        "Maybe remove it before export, or list it under drop in the mapping file.");
  }
}
