package org.reliefspan.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

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
}
