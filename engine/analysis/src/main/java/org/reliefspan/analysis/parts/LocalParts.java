package org.reliefspan.analysis.parts;

import java.util.List;

/** Parts in the memory of this machine, worked through one after the other. */
public final class LocalParts<P> implements Parts<P> {
  private final List<P> parts;

  public LocalParts(List<P> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public <Q> Parts<Q> derive(PartFunction<P, Q> function) {
    return prepare(function);
  }

  @Override
  public <Q> Parts<Q> prepare(PartFunction<P, Q> function) {
    return new LocalParts<>(collect(function));
  }

  @Override
  public <R> List<R> collect(PartFunction<P, R> function) {
    return parts.stream().map(function::apply).toList();
  }
}
