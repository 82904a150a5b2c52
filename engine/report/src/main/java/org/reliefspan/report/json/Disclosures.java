package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.StoredContent;
import org.reliefspan.domain.disclosure.Suppression;

/** The terms of publication, as fields of a JSON file. */
final class Disclosures {
  private Disclosures() {}

  static void write(JsonGenerator json, DisclosurePolicy policy, List<Suppression> suppressions)
      throws IOException {
    json.writeObjectFieldStart("disclosure");
    json.writeNumberField("threshold", policy.threshold());
    if (policy.reason().isPresent()) {
      json.writeStringField("reason", policy.reason().get());
    }
    json.writeArrayFieldStart("suppressions");
    for (Suppression suppression : suppressions) {
      json.writeStartObject();
      json.writeStringField("table", suppression.table());
      json.writeStringField("description", suppression.description());
      json.writeNumberField("rows", suppression.rows());
      json.writeStringField("why", suppression.why());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Content with the terms that stand beside it. */
  static <C> StoredContent<C> stored(JsonTree tree, C content) {
    JsonTree terms = tree.at("disclosure");
    return new StoredContent<>(content, policy(terms), suppressions(terms));
  }

  static DisclosurePolicy policy(JsonTree tree) {
    return new DisclosurePolicy(
        Integer.parseInt(tree.required("threshold")), tree.at("reason").text());
  }

  private static List<Suppression> suppressions(JsonTree tree) {
    return tree.at("suppressions").items().stream()
        .map(
            item ->
                new Suppression(
                    item.required("table"),
                    item.required("description"),
                    Long.parseLong(item.required("rows")),
                    item.required("why")))
        .toList();
  }
}
