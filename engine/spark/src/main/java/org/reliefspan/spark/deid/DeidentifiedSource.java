package org.reliefspan.spark.deid;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.reliefspan.analysis.intake.RawRow;
import org.reliefspan.analysis.intake.RowMapper;

/** One file that passed the gate. */
public final class DeidentifiedSource {
  private final SourceFile file;
  private final RawTable table;
  private final FileScan scan;
  private final RowMapper mapper;

  DeidentifiedSource(SourceFile file, RawTable table, FileScan scan, RowMapper mapper) {
    this.file = file;
    this.table = table;
    this.scan = scan;
    this.mapper = mapper;
  }

  /** Path relative to the data folder. */
  public String name() {
    return file.name();
  }

  /** The rows, each with its number in the file whatever the partitioning. */
  public JavaRDD<RawRow> rows() {
    return table.rows(scan.bases());
  }

  public RowMapper mapper() {
    return mapper;
  }

  /** Columns that were discarded before anything read them. */
  public List<String> dropped() {
    return List.copyOf(file.mapping().drop());
  }

  /** Columns that are not read because the table does not define them. */
  public List<String> unknownColumns() {
    boolean mapped = !file.mapping().emit().isEmpty();
    return mapped
        ? List.of()
        : RowMapper.unknownColumns(file.table().orElseThrow(), table.header());
  }

  public String sha256() {
    return scan.sha256();
  }
}
