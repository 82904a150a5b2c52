package org.reliefspan.analysis.parts;

import java.util.List;

/**
 * Data in parts of a fixed order.
 *
 * <p>Rows of one cluster or subject never lie in two parts, where the formula or the options name
 * one.
 */
public interface Parts<P> {
  /** Derives something from each part, anew whenever it is asked for: memory for computing. */
  <Q> Parts<Q> derive(PartFunction<P, Q> function);

  /** Derives something from each part and keeps it where the part is. */
  <Q> Parts<Q> prepare(PartFunction<P, Q> function);

  /** Brings back one result per part, in the order of the parts. */
  <R> List<R> collect(PartFunction<P, R> function);
}
