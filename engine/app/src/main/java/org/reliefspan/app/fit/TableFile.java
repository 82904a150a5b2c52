package org.reliefspan.app.fit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.formula.FormulaException;

/**
 * Reads an analysis table from CSV (plain or .gz): a header, then rows. A column whose cells are
 * all numbers is a column of numbers; empty cells and NA are missing; Inf is infinite. Only the
 * columns that a formula needs are read.
 */
public final class TableFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final Path path;
  private final Set<String> wanted;
  private final Set<String> words = new HashSet<>();

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
      while (table.isEmpty()) { // each attempt finds at least one more column of words
        table = file.attempt();
      }
      return table.get();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Optional<DataTable> attempt() throws IOException {
    try (CSVParser rows = FORMAT.parse(reader())) {
      var iterator = rows.iterator();
      if (!iterator.hasNext()) {
        throw new FormulaException("%s is empty; it needs a header.".formatted(path));
      }
      List<String> header = header(iterator.next());
      Map<String, Integer> places = places(header);
      Map<String, ColumnReader> readers = readers(places.keySet());
      int count = 0;
      while (iterator.hasNext()) {
        CSVRecord row = iterator.next();
        count++;
        if (!take(row, header.size(), places, readers)) {
          return Optional.empty();
        }
      }
      Map<String, DataColumn> columns = new LinkedHashMap<>();
      readers.forEach((name, reader) -> columns.put(name, reader.column()));
      return Optional.of(DataTable.of(count, columns));
    }
  }

  private boolean take(
      CSVRecord row, int width, Map<String, Integer> places, Map<String, ColumnReader> readers) {
    if (row.size() != width) {
      throw new FormulaException(
          "%s, line %d: it has %d cells where the header has %d."
              .formatted(path, row.getParser().getCurrentLineNumber(), row.size(), width));
    }
    boolean good = true;
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      ColumnReader reader = readers.get(place.getKey());
      if (reader != null && !reader.add(row.get(place.getValue()))) {
        words.add(place.getKey());
        good = false;
      }
    }
    return good;
  }

  private static List<String> header(CSVRecord row) {
    List<String> header = new ArrayList<>();
    for (String cell : row) {
      String name = cell.strip();
      header.add(name);
    }
    return header;
  }

  private Map<String, Integer> places(List<String> header) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (String name : wanted) {
      int place = header.indexOf(name);
      if (place < 0) {
        throw new FormulaException(
            "%s has no column \"%s\". Its columns are: %s."
                .formatted(path, name, String.join(", ", header)));
      }
      places.put(name, place);
    }
    return places;
  }

  private Map<String, ColumnReader> readers(Set<String> names) {
    Map<String, ColumnReader> readers = new LinkedHashMap<>();
    for (String name : names) {
      readers.put(name, words.contains(name) ? ColumnReader.ofWords() : ColumnReader.ofNumbers());
    }
    return readers;
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
