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
  private static final Expression UNREAD = new Expression.Name("");

  /** What stands for an expression that could not be read: checks leave it alone. */
  public static Written unread(Place place) {
    return new Written(UNREAD, place);
  }

  /** Whether this stands for what could not be read. */
  public boolean isUnread() {
    return expression.equals(UNREAD);
  }

  /** A constant without a place. */
  public static Written of(double value) {
    return new Written(new Expression.Constant(value), Place.NONE);
  }
}
