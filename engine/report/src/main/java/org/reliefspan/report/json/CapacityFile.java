package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.StoredContent;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.report.table.CapacityTables;

/** {@code results.json} of a pathway in a facility: its tables with types and explanations. */
public final class CapacityFile {
  private static final String FORMAT = "reliefspan-capacity/1";

  private CapacityFile() {}

  /** Writes the file; equal results give equal bytes. */
  public static void write(Publishable<CapacityResults> published, Path file) throws IOException {
    CapacityResults results = published.content();
    try (JsonGenerator json = JsonText.open(file)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("facility", results.facility());
      json.writeStringField("pathway", results.pathway());
      json.writeStringField("title", results.title());
      json.writeStringField("time_unit", results.unit());
      json.writeNumberField("ticks_per_unit", results.ticksPerUnit());
      setting(json, results.setting());
      Disclosures.write(json, published.policy(), published.suppressions());
      JsonText.texts(json, "notes", results.notes());
      TableFields.writeAll(json, CapacityTables.of(published));
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Reads what {@link #write} wrote; {@code Publishable.readmit} decides whether to trust it. */
  public static StoredContent<CapacityResults> read(Path file) throws IOException {
    JsonTree tree = JsonTree.read(file);
    return Disclosures.stored(tree, StoredCapacity.of(tree));
  }

  private static void setting(JsonGenerator json, CapacityResults.Setting setting)
      throws IOException {
    json.writeObjectFieldStart("setting");
    json.writeNumberField("replications", setting.replications());
    if (setting.until().isPresent()) {
      json.writeFieldName("until");
      JsonText.number(json, setting.until().getAsDouble());
    }
    json.writeFieldName("warmup");
    JsonText.number(json, setting.warmup());
    json.writeStringField("warmup_by", setting.warmupBy());
    json.writeFieldName("patients");
    JsonText.number(json, setting.patients());
    json.writeBooleanField("calendar", setting.hasCalendar());
    if (setting.start().isPresent()) {
      json.writeStringField("start", setting.start().get().toString());
    }
    json.writeEndObject();
  }
}
