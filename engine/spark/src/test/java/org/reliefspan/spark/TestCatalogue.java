package org.reliefspan.spark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.Direction;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.Medication;
import org.reliefspan.domain.catalog.ProcedureCode;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.spark.ingest.CatalogueEdition;

/** A catalogue of a few entries. */
public final class TestCatalogue {
  private TestCatalogue() {}

  public static CatalogueEdition edition() {
    return new CatalogueEdition(catalogue(), "c0ffee");
  }

  public static Catalogue catalogue() {
    return new Catalogue(
        List.of(family("rfa_facet_lumbar", true), family("esi_interlaminar", false)),
        List.of(
            new ProcedureCode("rfa_facet_lumbar", "CPT", "64635", "primary"),
            new ProcedureCode("esi_interlaminar", "CPT", "62323", "primary"),
            new ProcedureCode("esi_interlaminar", "HCPCS", "J1030", "drug")),
        List.of(
            measure("odi", 100, "percent"),
            measure("nrs", 10, "points"),
            measure("oks", 48, "points"),
            measure("walk_tolerance_m", 10_000, "m"),
            measure("block_relief_pct", 100, "percent")),
        List.of(),
        List.of(new Medication("apap", "acetaminophen", "161", OptionalDouble.of(0))));
  }

  private static ProcedureFamily family(String id, boolean sided) {
    return new ProcedureFamily(id, id, "facet", Set.of("L"), sided, "therapeutic", 14, 2, 14, 0);
  }

  private static Measure measure(String id, double maximum, String unit) {
    return new Measure(
        id,
        id,
        Direction.HIGHER_WORSE,
        0,
        maximum,
        unit,
        OptionalDouble.of(1),
        OptionalDouble.empty());
  }
}
