package org.reliefspan.report.table;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What one cell of a published table holds. */
public sealed interface Cell {

  /** The cell as it stands in a CSV file. */
  String csv();

  /** Words. */
  record Text(String text) implements Cell {
    @Override
    public String csv() {
      return text;
    }
  }

  /** A measured or estimated number; may be infinite, never NaN. */
  record Real(double value) implements Cell {
    @Override
    public String csv() {
      return Decimal.shortest(value);
    }
  }

  /** A whole number. */
  record Count(long value) implements Cell {
    @Override
    public String csv() {
      return Long.toString(value);
    }
  }

  /** Nothing to say. */
  record Empty() implements Cell {
    @Override
    public String csv() {
      return "";
    }
  }

  static Cell of(String text) {
    return new Text(text);
  }

  static Cell of(Optional<Double> value) {
    return value.<Cell>map(Real::new).orElseGet(Empty::new);
  }

  static Cell of(OptionalDouble value) {
    return value.isPresent() ? new Real(value.getAsDouble()) : new Empty();
  }

  static Cell of(OptionalLong value) {
    return value.isPresent() ? new Count(value.getAsLong()) : new Empty();
  }
}
