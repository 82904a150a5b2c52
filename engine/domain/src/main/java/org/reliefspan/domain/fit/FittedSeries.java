package org.reliefspan.domain.fit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/** A list of numbers, some of which may be missing. Immutable. */
public final class FittedSeries {
  private final double[] values;
  private final BitSet missing;

  private FittedSeries(double[] values, BitSet missing) {
    this.values = values;
    this.missing = missing;
  }

  /** All there. */
  public static FittedSeries of(double... values) {
    Builder builder = builder();
    for (double value : values) {
      builder.add(value);
    }
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return values.length;
  }

  /** The number at an index; empty if missing. */
  public OptionalDouble get(int index) {
    return missing.get(index) ? OptionalDouble.empty() : OptionalDouble.of(values[index]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FittedSeries series
        && Arrays.equals(values, series.values)
        && missing.equals(series.missing);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + missing.hashCode();
  }

  /** Collects a series. */
  public static final class Builder {
    private double[] values = new double[16];
    private final BitSet missing = new BitSet();
    private int size;

    private Builder() {}

    /** Adds a number; infinite is allowed, NaN is not. */
    public Builder add(double value) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("value must be a number. Maybe addMissing was meant?");
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
      return this;
    }

    public Builder add(OptionalDouble value) {
      return value.isPresent() ? add(value.getAsDouble()) : addMissing();
    }

    public Builder addMissing() {
      missing.set(size);
      return add(0);
    }

    public FittedSeries build() {
      return new FittedSeries(Arrays.copyOf(values, size), (BitSet) missing.clone());
    }
  }
}
