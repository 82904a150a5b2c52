package org.reliefspan.domain.estimate;

import java.util.List;

/** A heading and its paragraphs, written from the study as resolved. */
public record MethodsSection(String heading, List<String> paragraphs) {
  public MethodsSection {
    paragraphs = List.copyOf(paragraphs);
  }
}
