package org.reliefspan.app.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;

class TableFileTest {
  @TempDir Path folder;

  @Test
  void byteOrderMarkBeforeAQuotedNameIsNoPartOfIt() throws IOException {
    Path file = folder.resolve("marked.csv");
    Files.writeString(file, "\uFEFF\"x\",\"y\"\r\n1,2\r\n");
    DataTable table = TableFile.read(file, Set.of("x"));
    assertThat(((DataColumn.Numbers) table.column("x")).cells()).containsExactly(1);
  }

  @Test
  void columnsOfTruthAreThoseOfR() throws IOException { // sapply(read.csv(...), class)
    Path file = folder.resolve("kinds.csv");
    Files.writeString(file, "a,b,c,d\nT,F,true,1\nFALSE,M,false,\n,F,true,2\n");
    DataTable table = TableFile.read(file, Set.of("a", "b", "c", "d"));
    assertThat(((DataColumn.Truths) table.column("a")).cells()).containsExactly(1, 0, Double.NaN);
    assertThat(((DataColumn.Words) table.column("b")).words()).containsExactly("F", "M");
    assertThat(((DataColumn.Words) table.column("c")).words()).containsExactly("true", "false");
    assertThat(table.column("d").isMissing(1)).isTrue();
  }

  @Test
  void namesLoseWhiteSpaceAlone() throws IOException {
    Path file = folder.resolve("names.csv");
    Files.writeString(file, " Age ,age\n1,2\n");
    assertThat(TableFile.names(file)).containsExactly("Age", "age");
    DataTable table = TableFile.read(file, Set.of("age"));
    assertThat(((DataColumn.Numbers) table.column("age")).cells()).containsExactly(2);
    assertThatThrownBy(() -> TableFile.read(file, Set.of("AGE")))
        .hasMessageContaining("Did you mean \"Age\"?");
  }

  @Test
  void rowsAreCountedFromTheFirstOfTheData() throws IOException {
    Path file = folder.resolve("short.csv");
    Files.writeString(file, "a,b\n1,2\n3\n");
    assertThatThrownBy(() -> TableFile.read(file, Set.of("a")))
        .hasMessageContaining("row 2 (line 3 of the file)");
  }
}
