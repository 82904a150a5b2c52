package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reliefspan.report.table.Decimal;

/** JSON as this engine writes it: UTF-8, one table row per line, shortest decimals. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LINE_DEPTH = 4;

  private JsonText() {}

  static JsonFactory factory() {
    return FACTORY;
  }

  /** A generator on the file; close it to finish the file. */
  static JsonGenerator open(Path file) throws IOException {
    JsonGenerator json =
        FACTORY.createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    DefaultPrettyPrinter printer = new RowPerLine();
    printer.indentObjectsWith(new ShallowLines());
    printer.indentArraysWith(new ShallowLines());
    return json.setPrettyPrinter(printer);
  }

  static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isInfinite(value)) {
      json.writeString(Decimal.shortest(value)); // JSON has no infinity
    } else {
      json.writeNumber(Decimal.shortest(value));
    }
  }

  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  /** Closes a row on the line on which it began. */
  private static final class RowPerLine extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    RowPerLine() {
      super(
          Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
      if (_nesting > LINE_DEPTH) {
        _nesting--;
        json.writeRaw(']');
      } else {
        super.writeEndArray(json, values);
      }
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
      if (_nesting > LINE_DEPTH) {
        _nesting--;
        json.writeRaw('}');
      } else {
        super.writeEndObject(json, entries);
      }
    }
  }

  /** New lines near the root only, so that a row of a table stays on one line. */
  private static final class ShallowLines extends DefaultIndenter {
    private static final long serialVersionUID = 1L;

    ShallowLines() {
      super("  ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= LINE_DEPTH) {
        super.writeIndentation(json, level);
      }
    }
  }
}
