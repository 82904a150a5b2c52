package org.reliefspan.spark.deid;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.reliefspan.analysis.intake.Header;
import org.reliefspan.analysis.intake.IdentifierScan;
import org.reliefspan.analysis.intake.RawRow;

/** What one pass over a file's rows tells: identifiers, and the rows of each part. */
final class FileScan {
  private final String sha256;
  private final long[] bases;
  private final IdentifierScan identifiers;

  private FileScan(String sha256, long[] bases, IdentifierScan identifiers) {
    this.sha256 = sha256;
    this.bases = bases;
    this.identifiers = identifiers;
  }

  private record Part(int number, long rows, IdentifierScan identifiers) implements Serializable {}

  static FileScan of(RawTable table, String sha256) {
    Header header = table.header();
    int count = table.parts();
    List<Part> parts =
        table
            .rows(new long[count])
            .mapPartitionsWithIndex(
                (number, rows) -> List.of(part(number, rows, header)).iterator(), false)
            .collect();
    long[] bases = new long[count];
    IdentifierScan identifiers = new IdentifierScan(header);
    for (Part part : parts) {
      identifiers.merge(part.identifiers);
      Arrays.setAll(bases, at -> bases[at] + (at > part.number ? part.rows : 0));
    }
    return new FileScan(sha256, bases, identifiers);
  }

  private static Part part(int number, Iterator<RawRow> rows, Header header) {
    IdentifierScan identifiers = new IdentifierScan(header);
    long count = 0;
    while (rows.hasNext()) {
      RawRow row = rows.next();
      count++;
      if (!row.isMalformed()) {
        identifiers.add(row);
      }
    }
    return new Part(number, count, identifiers);
  }

  String sha256() {
    return sha256;
  }

  /** Rows before each part. */
  long[] bases() {
    return bases.clone();
  }

  IdentifierScan identifiers() {
    return identifiers;
  }
}
