package org.reliefspan.numerics.hidden;

import java.io.Serializable;

/** What is done with the histories of one place; it may travel. */
@FunctionalInterface
public interface ReliefTask<R> extends Serializable {
  /** The result of one place. */
  R apply(ReliefHistories histories);
}
