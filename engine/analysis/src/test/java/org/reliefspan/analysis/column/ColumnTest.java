package org.reliefspan.analysis.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnTest {
  @Test
  void columnsGrowAndKeepTheirCells() {
    IntColumn ints = new IntColumn();
    LongColumn longs = new LongColumn();
    DoubleColumn doubles = new DoubleColumn();
    for (int row = 0; row < 1000; row++) {
      ints.add(row);
      longs.add(1L << 40 | row);
      doubles.add(row / 2.0);
    }
    assertThat(ints.size()).isEqualTo(1000);
    for (int row = 0; row < 1000; row++) {
      assertThat(ints.get(row)).isEqualTo(row);
      assertThat(longs.get(row)).isEqualTo(1L << 40 | row);
      assertThat(doubles.get(row)).isEqualTo(row / 2.0);
    }
  }

  @Test
  void positionsAreShiftedAndTheirAbsenceIsNot() {
    IntColumn column = new IntColumn();
    column.add(0);
    IntColumn later = new IntColumn();
    later.add(-1);
    later.add(0);
    later.add(3);
    column.addAll(later, 10);
    assertThat(new int[] {column.get(0), column.get(1), column.get(2), column.get(3)})
        .containsExactly(0, -1, 10, 13);
    assertThat(later.get(2)).isEqualTo(3);
  }

  @Test
  void aClearedColumnStartsAgain() {
    DoubleColumn column = new DoubleColumn();
    column.add(1);
    column.clear();
    column.add(2);
    assertThat(column.size()).isEqualTo(1);
    assertThat(column.get(0)).isEqualTo(2);
    column.set(0, 3);
    assertThat(column.get(0)).isEqualTo(3);
  }
}
