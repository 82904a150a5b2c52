package org.reliefspan.domain.disclosure;

import java.util.List;

/**
 * What a results folder holds: content that was published before, and the terms of its publication.
 */
public record StoredContent<T>(T content, DisclosurePolicy policy, List<Suppression> suppressions) {
  public StoredContent {
    suppressions = List.copyOf(suppressions);
  }
}
