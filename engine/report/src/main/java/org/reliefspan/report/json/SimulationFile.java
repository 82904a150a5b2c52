package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.report.table.ResultTable;
import org.reliefspan.report.table.SimulationTables;

/** {@code results.json} of a simulated pathway: its tables with types and explanations. */
public final class SimulationFile {
  private static final String FORMAT = "reliefspan-simulation/1";

  private SimulationFile() {}

  /** Writes the file; equal results give equal bytes. */
  public static void write(Publishable<SimulationResults> published, Path file) throws IOException {
    SimulationResults results = published.content();
    try (JsonGenerator json = JsonText.open(file)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("pathway", results.pathway());
      json.writeStringField("title", results.title());
      Disclosures.write(json, published.policy(), published.suppressions());
      json.writeArrayFieldStart("notes");
      for (String note : results.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("tables");
      for (ResultTable<?> table : SimulationTables.of(published)) {
        TableFields.write(json, table);
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
