package org.reliefspan.domain.pathway;

import java.io.Serializable;
import org.reliefspan.domain.formula.Expression;

/**
 * An expression with its place.
 *
 * @param expression what is computed
 * @param place where it stands
 */
public record Written(Expression expression, Place place) implements Serializable {
  /** A constant without a place. */
  public static Written of(double value) {
    return new Written(new Expression.Constant(value), Place.NONE);
  }
}
