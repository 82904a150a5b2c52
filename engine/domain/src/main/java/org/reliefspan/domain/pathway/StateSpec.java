package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state.
 *
 * @param name as in the file
 * @param values by name; what is left out is 0
 * @param isFinal whether nothing happens after it
 * @param place where it stands
 */
public record StateSpec(String name, Map<String, Written> values, boolean isFinal, Place place)
    implements Serializable {
  /** Copies the values, in order. */
  public StateSpec {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
