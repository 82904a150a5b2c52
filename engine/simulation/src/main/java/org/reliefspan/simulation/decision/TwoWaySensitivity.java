package org.reliefspan.simulation.decision;

/** Net benefits on a grid of two parameters, and which strategy is preferred where. Immutable. */
public final class TwoWaySensitivity {
  private final double[] across;
  private final double[] down;
  private final double[][] benefits; // [down x across][strategy]

  private TwoWaySensitivity(double[] across, double[] down, double[][] benefits) {
    this.across = across;
    this.down = down;
    this.benefits = benefits;
  }

  /** Net benefit of every strategy at a pair of values. */
  @FunctionalInterface
  public interface Benefits {
    /** One per strategy. */
    double[] at(double across, double down);
  }

  /**
   * Evaluates every cell.
   *
   * @param across values of the first parameter
   * @param down values of the second parameter
   */
  public static TwoWaySensitivity of(double[] across, double[] down, Benefits benefits) {
    double[][] cells = new double[down.length * across.length][];
    for (int row = 0; row < down.length; row++) {
      for (int column = 0; column < across.length; column++) {
        cells[row * across.length + column] = benefits.at(across[column], down[row]).clone();
      }
    }
    return new TwoWaySensitivity(across.clone(), down.clone(), cells);
  }

  /** Number of values of the first parameter. */
  public int columns() {
    return across.length;
  }

  /** Number of values of the second parameter. */
  public int rows() {
    return down.length;
  }

  /** Value of the first parameter. */
  public double across(int column) {
    return across[column];
  }

  /** Value of the second parameter. */
  public double down(int row) {
    return down[row];
  }

  /** Net benefit of a strategy in a cell. */
  public double benefit(int row, int column, int strategy) {
    return benefits[row * across.length + column][strategy];
  }

  /** The strategy preferred in a cell; of equal ones the first. */
  public int preferred(int row, int column) {
    return Preference.first(benefits[row * across.length + column]);
  }
}
