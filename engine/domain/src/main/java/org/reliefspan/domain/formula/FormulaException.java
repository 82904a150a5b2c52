package org.reliefspan.domain.formula;

/** A formula that cannot be read, or that the data do not fit. The message is for the user. */
public final class FormulaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FormulaException(String message) {
    super(message);
  }
}
