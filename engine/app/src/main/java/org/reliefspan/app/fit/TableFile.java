package org.reliefspan.app.fit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.analysis.design.ColumnKind;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.design.TableHeader;
import org.reliefspan.domain.formula.FormulaException;

/**
 * Reads an analysis table from CSV (plain or .gz): a header, then rows. A column whose cells are
 * all numbers is a column of numbers, one of T, F, TRUE and FALSE of truth; empty cells and NA are
 * missing; Inf is infinite. Only the columns that a formula needs are read.
 */
public final class TableFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final Path path;
  private final Set<String> wanted;
  private final Map<String, ColumnKind> kinds = new HashMap<>();

  private TableFile(Path path, Set<String> wanted) {
    this.path = path;
    this.wanted = wanted;
  }

  /**
   * Reads the columns that are wanted.
   *
   * @throws FormulaException if a column is not there or a row has too few cells
   * @throws UncheckedIOException if the file cannot be read
   */
  public static DataTable read(Path path, Set<String> wanted) {
    TableFile file = new TableFile(path, wanted);
    try {
      Optional<DataTable> table = file.attempt();
      while (table.isEmpty()) { // each attempt finds a column of another kind
        table = file.attempt();
      }
      return table.get();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * The names of the columns.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static List<String> names(Path path) {
    try (CSVParser rows = FORMAT.parse(new TableFile(path, Set.of()).reader())) {
      return header(path, rows.iterator()).names();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Optional<DataTable> attempt() throws IOException {
    try (CSVParser rows = FORMAT.parse(reader())) {
      Iterator<CSVRecord> iterator = rows.iterator();
      TableHeader header = header(path, iterator);
      Map<String, Integer> places = new LinkedHashMap<>();
      wanted.forEach(name -> places.put(name, header.place(name)));
      Map<String, ColumnReader> readers = new LinkedHashMap<>();
      wanted.forEach(name -> readers.put(name, ColumnReader.of(kind(name))));
      int count = 0;
      while (iterator.hasNext()) {
        CSVRecord row = iterator.next();
        count++;
        checkWidth(row, count, header.names().size());
        if (!take(row, places, readers)) {
          return Optional.empty();
        }
      }
      Map<String, DataColumn> columns = new LinkedHashMap<>();
      readers.forEach((name, reader) -> columns.put(name, reader.column()));
      return Optional.of(DataTable.of(count, columns));
    }
  }

  private static TableHeader header(Path path, Iterator<CSVRecord> rows) {
    if (!rows.hasNext()) {
      throw new FormulaException("%s is empty; it needs a header.".formatted(path));
    }
    return TableHeader.of(path.toString(), rows.next().toList());
  }

  private ColumnKind kind(String name) {
    return kinds.getOrDefault(name, ColumnKind.NUMBERS);
  }

  private void checkWidth(CSVRecord row, int number, int width) {
    if (row.size() != width) {
      throw new FormulaException(
          "%s, row %d (line %d of the file): it has %d cells where the header has %d."
              .formatted(path, number, row.getParser().getCurrentLineNumber(), row.size(), width));
    }
  }

  private boolean take(
      CSVRecord row, Map<String, Integer> places, Map<String, ColumnReader> readers) {
    boolean good = true;
    for (Map.Entry<String, ColumnReader> entry : readers.entrySet()) {
      String name = entry.getKey();
      if (!entry.getValue().add(row.get(places.getOrDefault(name, 0)))) {
        kinds.put(name, kind(name).wider());
        good = false;
      }
    }
    return good;
  }

  private BufferedReader reader() throws IOException {
    InputStream bytes = Files.newInputStream(path);
    try {
      InputStream plain =
          path.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      var text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
      text.mark(1);
      if (text.read() != '\uFEFF') { // before the quote that may open the first name
        text.reset();
      }
      return text;
    } catch (IOException notGzip) {
      bytes.close();
      throw notGzip;
    }
  }
}
