package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that moves between states add, in discrete time.
 *
 * @param from states; empty for any
 * @param to states; empty for any
 * @param add by outcome
 * @param place where it stands
 */
public record MoveValue(List<String> from, List<String> to, Map<String, Written> add, Place place)
    implements Serializable {
  /** Copies, in order. */
  public MoveValue {
    from = List.copyOf(from);
    to = List.copyOf(to);
    add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
  }
}
