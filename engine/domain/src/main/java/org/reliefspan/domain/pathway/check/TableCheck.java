package org.reliefspan.domain.pathway.check;

import java.util.List;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.TableSpec;

/** Points of tables: as many values as arguments, the arguments rising. */
final class TableCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    model.tables().forEach(table -> check(table, report));
  }

  private static void check(TableSpec table, Report report) {
    List<Double> x = table.x();
    if (x.size() != table.y().size()) {
      report.add(
          table.place(), "has %d arguments and %d values.".formatted(x.size(), table.y().size()));
    }
    for (int i = 1; i < x.size(); i++) {
      if (!(x.get(i - 1) < x.get(i))) {
        report.add(
            table.place(),
            "must have arguments that rise, but %s comes after %s."
                .formatted(x.get(i), x.get(i - 1)));
        return;
      }
    }
  }
}
