package org.reliefspan.analysis.intake;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.Direction;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.Medication;
import org.reliefspan.domain.catalog.ProcedureCode;
import org.reliefspan.domain.catalog.ProcedureFamily;

/** A catalogue small enough to check by hand. */
final class SmallCatalogue {
  private SmallCatalogue() {}

  static Catalogue make() {
    return new Catalogue(
        List.of(family("ablation", true), family("epidural", false)),
        List.of(
            new ProcedureCode("ablation", "CPT", "64635", "primary"),
            new ProcedureCode("ablation", "CPT", "64999", "shared"),
            new ProcedureCode("epidural", "CPT", "64999", "shared"),
            new ProcedureCode("epidural", "HCPCS", "J1030", "drug"),
            new ProcedureCode("epidural", "ICD10PCS", "3E0R33Z", "primary")),
        List.of(
            measure("odi", 100, "percent"),
            measure("nrs", 10, "points"),
            measure("rmdq", 24, "points"),
            measure("walk_tolerance_m", 10_000, "m"),
            measure("block_relief_pct", 100, "percent")),
        List.of(),
        List.of(new Medication("apap", "acetaminophen", "161", OptionalDouble.of(0))));
  }

  private static ProcedureFamily family(String id, boolean sided) {
    return new ProcedureFamily(
        id, id, "spine", Set.of("L", "C"), sided, "therapeutic", 14, 2, 14, 0);
  }

  private static Measure measure(String id, double maximum, String unit) {
    return new Measure(
        id,
        id,
        Direction.HIGHER_WORSE,
        0,
        maximum,
        unit,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
