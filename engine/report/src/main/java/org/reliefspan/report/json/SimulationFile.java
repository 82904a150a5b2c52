package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.StoredContent;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.domain.simulation.SimulationResults;
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
      setting(json, results.setting());
      Disclosures.write(json, published.policy(), published.suppressions());
      JsonText.texts(json, "notes", results.notes());
      TableFields.writeAll(json, SimulationTables.of(published));
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Reads what {@link #write} wrote; {@code Publishable.readmit} decides whether to trust it. */
  public static StoredContent<SimulationResults> read(Path file) throws IOException {
    JsonTree tree = JsonTree.read(file);
    return Disclosures.stored(tree, StoredPathway.of(tree));
  }

  private static void setting(JsonGenerator json, Setting setting) throws IOException {
    json.writeObjectFieldStart("setting");
    json.writeStringField("time_unit", setting.timeUnit());
    json.writeFieldName("horizon");
    JsonText.number(json, setting.horizon());
    json.writeStringField("engine", setting.engine());
    JsonText.texts(json, "strategies", setting.titles());
    JsonText.texts(json, "outcomes", setting.units());
    if (setting.choice().isPresent()) {
      json.writeStringField("cost", setting.choice().get().cost());
      json.writeStringField("effect", setting.choice().get().effect());
      if (setting.choice().get().threshold().isPresent()) {
        json.writeFieldName("threshold");
        JsonText.number(json, setting.choice().get().threshold().get());
      }
    }
    json.writeEndObject();
  }
}
