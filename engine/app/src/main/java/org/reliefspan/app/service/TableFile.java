package org.reliefspan.app.service;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.reliefspan.spark.store.TypedColumns;

/** A table file that is written batch by batch. Encoding needs no file and may run anywhere. */
interface TableFile extends Closeable {

  /** Rows in the form of the file. */
  sealed interface Encoded {
    /** Lines of text. */
    @SuppressWarnings("ArrayRecordComponent") // written and thrown away
    record Text(byte[] bytes) implements Encoded {}

    /** Rows as they are. */
    record Rows(List<List<String>> rows) implements Encoded {}
  }

  Encoded encode(List<List<String>> rows);

  void append(Encoded encoded) throws IOException;

  /** RFC 4180, UTF-8, with a header. */
  static TableFile csv(Path file, List<String> header) throws IOException {
    Csv csv = new Csv(Files.newOutputStream(file));
    csv.append(csv.encode(List.of(header)));
    return csv;
  }

  /** Parquet with whole numbers, numbers and texts. */
  static TableFile parquet(Path file, List<String> header) throws IOException {
    return new Parquet(TypedColumns.open(file, header));
  }

  /** Text. */
  record Csv(OutputStream stream) implements TableFile {
    @Override
    public Encoded encode(List<List<String>> rows) {
      StringBuilder text = new StringBuilder(64 * rows.size());
      for (int i = 0; i < rows.size(); i++) {
        addRow(rows.get(i), text);
      }
      return new Encoded.Text(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void addRow(List<String> cells, StringBuilder text) {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          text.append(',');
        }
        addCell(cells.get(i), text);
      }
      text.append("\r\n");
    }

    private static void addCell(String cell, StringBuilder text) {
      if (cell.indexOf(',') < 0
          && cell.indexOf('"') < 0
          && cell.indexOf('\n') < 0
          && cell.indexOf('\r') < 0) {
        text.append(cell);
      } else {
        text.append('"').append(cell.replace("\"", "\"\"")).append('"');
      }
    }

    @Override
    public void append(Encoded encoded) throws IOException {
      if (encoded instanceof Encoded.Text text) {
        stream.write(text.bytes());
      }
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** Typed columns. */
  record Parquet(TypedColumns columns) implements TableFile {
    @Override
    public Encoded encode(List<List<String>> rows) {
      return new Encoded.Rows(rows);
    }

    @Override
    public void append(Encoded encoded) throws IOException {
      if (encoded instanceof Encoded.Rows batch) {
        for (List<String> row : batch.rows()) {
          columns.write(row);
        }
      }
    }

    @Override
    public void close() throws IOException {
      columns.close();
    }
  }
}
