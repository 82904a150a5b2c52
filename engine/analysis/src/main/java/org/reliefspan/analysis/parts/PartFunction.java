package org.reliefspan.analysis.parts;

import java.io.Serializable;

/** What is done to one part; it may travel to another machine. */
@FunctionalInterface
public interface PartFunction<P, R> extends Serializable {
  R apply(P part);
}
