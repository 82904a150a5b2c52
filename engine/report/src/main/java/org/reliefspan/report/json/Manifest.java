package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.provenance.Provenance;

/**
 * {@code manifest.json}: where the results came from and which files were published.
 *
 * @param files SHA-256 by path in the results folder
 */
public record Manifest(
    Provenance provenance, DisclosurePolicy policy, SortedMap<String, String> files) {
  private static final String FORMAT = "reliefspan-manifest/1";

  public Manifest {
    files = new TreeMap<>(files);
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    try (JsonGenerator json = JsonText.open(file)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("engine_version", provenance.engineVersion());
      json.writeStringField("command", provenance.command());
      json.writeNumberField("seed", provenance.seed());
      json.writeStringField("study", provenance.resolvedStudy());
      Disclosures.write(json, policy, List.of());
      JsonText.texts(json, "inputs", provenance.inputs());
      json.writeObjectFieldStart("counts");
      for (Map.Entry<String, Long> count : provenance.counts().entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("timings_seconds");
      for (Map.Entry<String, Double> timing : provenance.timingsSeconds().entrySet()) {
        json.writeFieldName(timing.getKey());
        JsonText.number(json, timing.getValue());
      }
      json.writeEndObject();
      JsonText.texts(json, "environment", provenance.environment());
      JsonText.texts(json, "files", files);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Manifest read(Path file) throws IOException {
    JsonTree tree = JsonTree.read(file);
    Provenance provenance =
        new Provenance(
            tree.required("engine_version"),
            tree.required("study"),
            Long.parseLong(tree.required("seed")),
            map(tree.at("inputs"), text -> text),
            map(tree.at("counts"), Long::parseLong),
            map(tree.at("timings_seconds"), Double::parseDouble),
            map(tree.at("environment"), text -> text),
            tree.required("command"));
    return new Manifest(
        provenance, Disclosures.policy(tree.at("disclosure")), map(tree.at("files"), text -> text));
  }

  private static <V> SortedMap<String, V> map(JsonTree tree, Function<String, V> read) {
    SortedMap<String, V> values = new TreeMap<>();
    tree.fields()
        .forEach(
            (name, value) -> value.text().ifPresent(text -> values.put(name, read.apply(text))));
    return values;
  }
}
